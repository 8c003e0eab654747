// The coherence map: three lanes, one per part, with what drains to the left and what bears to the right.
import { widget } from "./_base.js";
import { fill, h, picture, svg, uid } from "./_elements.js";
import { listed, weighing } from "./_weighing.js";
import { weighedWords } from "./_weighing_words.js";

const BAR = 26; // px for each bar

/** Which sentence fits the weights of a lane. */
export function balance(weights) {
  const bears = weights.some((weight) => weight > 0),
    drains = weights.some((weight) => weight < 0);
  if (bears || drains) return bears && drains ? "both" : bears ? "bears" : "drains";
  return weights.length ? "neither" : "nothing";
}

/** How the student's own items stand in the answer. */
function ownItems(model) {
  const numbers = Array.from({ length: model.get("own_items") }, (_, i) => i + 1);
  return {
    part: "items",
    ids: (group) => numbers.map((number) => `own-${group}-${number}`),
    group: (id) => id.split("-")[1],
    text: (kept) => kept,
    make: (text) => text,
  };
}

/** The answer in words, as Python's `describe`. */
const inWords = (tools) => weighedWords(tools, ownItems(tools.model));

export default widget((tools) => {
  const { model, labels, exercise } = tools;
  const weighed = weighing(tools, ownItems(model));
  const { groups, moments, items, weight } = weighed;

  // A bar goes from the middle to its side, and its words stand on the other side, where there is always room

  const hatch = uid("hatch");
  const pattern = svg(
    "svg",
    { class: "mst-defs", width: 0, height: 0, "aria-hidden": "true" },
    svg(
      "defs",
      {},
      svg(
        "pattern",
        { id: hatch, patternUnits: "userSpaceOnUse", width: 7, height: 7, patternTransform: "rotate(45)" },
        svg("rect", { width: 7, height: 7, class: "mst-ground" }),
        svg("rect", { width: 3, height: 7, class: "mst-hatch" }),
      ),
    ),
  );

  function bar(value, words, moment, i) {
    const thin = moments.length > 1 && moment === "before",
      thick = thin ? 8 : 18;
    const y = BAR * i + (BAR - thick) / 2,
      width = `${22 * Math.abs(value)}%`;
    const mark =
      value === 0
        ? svg("circle", { cx: "50%", cy: BAR * (i + 0.5), r: thin ? 5 : 8, class: "mst-zero" })
        : svg("rect", {
            x: value > 0 ? "50%" : `${50 + 22 * value}%`,
            y,
            width,
            height: thick,
            class: value > 0 ? "mst-bears" : "mst-drains",
            ...(value < 0 ? { fill: `url(#${hatch})` } : {}),
          });
    return [
      mark,
      svg(
        "text",
        {
          x: "50%",
          dx: value > 0 ? -8 : value < 0 ? 8 : 14,
          y: BAR * (i + 0.5) + 5,
          "text-anchor": value > 0 ? "end" : "start",
        },
        words,
      ),
    ];
  }

  function bars(item) {
    const words = moments.map((moment) => {
      const word = labels.weights[weight(moment, item.id)];
      return word && (moments.length > 1 ? fill(labels.bar, { moment: labels[moment], word }) : word);
    });
    const drawn = moments.flatMap((moment, i) => (words[i] ? bar(weight(moment, item.id), words[i], moment, i) : []));
    const height = BAR * moments.length;
    return h(
      "li",
      {},
      h("span", { class: "mst-lane-item" }, item.text),
      picture(
        { class: "mst-bars", height },
        words.filter(Boolean).join(". "),
        svg("line", { x1: "50%", x2: "50%", y1: 0, y2: height, class: "mst-axis" }),
        ...drawn,
      ),
    );
  }

  function sentence(group, moment) {
    const known = items(group).filter(({ id }) => weight(moment, id) !== undefined);
    const named = (sign) =>
      listed(
        known
          .filter(({ id }) => Math.sign(weight(moment, id)) === sign)
          .map(({ id, text }) =>
            fill(labels.item, { item: text, amount: labels.amounts[Math.abs(weight(moment, id))] }),
          ),
        labels.and,
      );
    const words = fill(labels[balance(known.map(({ id }) => weight(moment, id)))], {
      bears: named(1),
      drains: named(-1),
    });
    return moments.length > 1 && known.length ? fill(labels.bar, { moment: labels[moment], word: words }) : words;
  }

  const lanes = groups.map((group) => {
    const list = h("ul", { class: "mst-lane-items" }),
      words = h("div", { class: "mst-said" });
    const sides = h(
      "p",
      { class: "mst-sides", "aria-hidden": "true" },
      h("span", {}, `← ${labels.side_low}`),
      h("span", {}, `${labels.side_high} →`),
    );
    const element = h(
      "div",
      { class: "mst-lane" },
      h(
        "p",
        { class: "mst-lane-name", role: "heading", "aria-level": "5" },
        `${group.name}. `,
        h("span", {}, group.question),
      ),
      sides,
      list,
      words,
      h("p", { class: "mst-open" }, labels.open),
      h("ul", { class: "mst-questions" }, ...group.open.map((line) => h("li", {}, line))),
    );
    return {
      element,
      draw() {
        const known = items(group).filter(({ id }) => moments.some((moment) => weight(moment, id) !== undefined));
        list.replaceChildren(...known.map(bars));
        sides.hidden = !known.length;
        const told = moments.filter((moment, i) => !i || known.some(({ id }) => weight(moment, id) !== undefined));
        words.replaceChildren(...told.map((moment) => h("p", {}, sentence(group, moment))));
      },
    };
  });

  const left = h("p", { class: "mst-left" });
  return {
    element: h(
      "div",
      {},
      weighed.element,
      pattern,
      h(
        "div",
        { class: "mst-lanes" },
        h("p", { class: "mst-picture-name", role: "heading", "aria-level": "4" }, labels.picture),
        ...lanes.map((lane) => lane.element),
      ),
      exercise ? left : null,
    ),
    draw() {
      weighed.draw();
      lanes.forEach((lane) => lane.draw());
      left.hidden = !tools.answer(); // nothing is missing before one has begun
      left.textContent = weighed.left();
    },
  };
}, inWords);
