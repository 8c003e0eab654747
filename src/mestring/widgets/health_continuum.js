// The health continuum: stressors and resources are weighed, and a marker on the line between two poles follows.
import { widget } from "./_base.js";
import { fill, h, svg } from "./_elements.js";
import { listed, weighing } from "./_weighing.js";

const LINE = 50,
  HEIGHT = 100; // px

export default widget((tools) => {
  const { model, labels, exercise } = tools;
  const numbers = Array.from({ length: model.get("most_own") }, (_, i) => `own-${i + 1}`);
  const positions = model.get("positions"),
    middle = (positions.length - 1) / 2;
  const weighed = weighing(
    tools,
    {
      part: "own",
      ids: () => numbers,
      group: (_, kept) => kept.kind,
      text: (kept) => kept.text ?? "",
      make: (text, kind) => ({ text, kind }),
    },
    (moment) => stands(moment),
  );
  const { groups, moments, items, weight } = weighed;

  // Where the marker stands: by how much the resources outweigh the stressors, or nowhere when nothing is weighed

  const taken = (group, moment) => items(group).filter(({ id }) => weight(moment, id));
  const sum = (group, moment) => taken(group, moment).reduce((all, { id }) => all + weight(moment, id), 0);
  const any = (moment) => groups.some((group) => taken(group, moment).length);
  const difference = (moment) => sum(groups[1], moment) - sum(groups[0], moment);
  const place = (moment) => positions[middle + difference(moment)];
  const side = (number) => (number < 0 ? "low" : number > 0 ? "high" : "middle");
  const stands = (moment) =>
    any(moment) ? fill(labels.stands, { side: labels.sides[side(difference(moment))] }) : labels.empty;

  const at = (moment) => `${5 + 0.9 * place(moment)}%`; // the poles stand a little within the picture
  const shift = svg("line", { y1: LINE, y2: LINE, class: "mst-shift" });
  const markers = moments.map((moment, i) => {
    const circle = svg("circle", { cy: LINE, r: i ? 8 : 13, class: `mst-${moment}` });
    const name = svg(
      "text",
      { y: i ? LINE + 36 : LINE - 22, "text-anchor": "middle" },
      moments.length > 1 ? labels[moment] : "",
    );
    return { circle, name, element: svg("g", { class: "mst-marker" }, circle, name) };
  });
  const line = svg(
    "svg",
    { class: "mst-line", height: HEIGHT, "aria-hidden": "true" }, // told in words below the questions
    svg("line", { x1: "5%", x2: "50%", y1: LINE, y2: LINE, class: "mst-base mst-base-low" }),
    svg("line", { x1: "50%", x2: "95%", y1: LINE, y2: LINE, class: "mst-base mst-base-high" }),
    ...[5, 50, 95].map((x) => svg("line", { x1: `${x}%`, x2: `${x}%`, y1: LINE - 8, y2: LINE + 8, class: "mst-base" })),
    shift,
    ...markers.map(({ element }) => element),
  );
  const story = h("ul", { class: "mst-sentences" });
  const figure = h(
    "div",
    { class: "mst-picture" },
    line,
    h("p", { class: "mst-poles", "aria-hidden": "true" }, h("span", {}, labels.low), h("span", {}, labels.high)),
  );

  function sentence(moment) {
    const pulls = groups
      .map((group) => [group, taken(group, moment)])
      .filter(([, list]) => list.length)
      .map(([group, list]) =>
        fill(group.pulls, {
          items: listed(
            list.map(({ id, text }) => fill(labels.item, { item: text, amount: labels.weights[weight(moment, id)] })),
            labels.and,
          ),
        }),
      );
    const words = [...pulls, stands(moment)].join(" ");
    return moments.length > 1 ? fill(labels.sentence, { moment: labels[moment], words }) : words;
  }

  function drawLine() {
    const shown = moments.filter(any);
    markers.forEach(({ element, circle, name }, i) => {
      element.toggleAttribute("hidden", !any(moments[i]));
      if (!any(moments[i])) return;
      circle.setAttribute("cx", at(moments[i]));
      name.setAttribute("x", at(moments[i]));
    });
    const moved = shown.length > 1 ? difference("after") - difference("before") : 0;
    shift.toggleAttribute("hidden", !moved);
    if (moved) {
      shift.setAttribute("x1", at("before"));
      shift.setAttribute("x2", at("after"));
    }
    const lines = shown.map(sentence);
    if (shown.length > 1) lines.push(labels.shift[moved > 0 ? "up" : moved < 0 ? "down" : "same"]);
    if (!lines.length) lines.push(labels.empty);
    story.replaceChildren(...lines.map((words) => h("li", {}, words)));
  }

  const left = h("p", { class: "mst-left" });
  return {
    element: h("div", {}, figure, weighed.element, story, exercise ? left : null),
    draw() {
      weighed.draw();
      drawLine();
      left.hidden = !tools.answer(); // nothing is missing before one has begun
      left.textContent = weighed.left();
    },
  };
});
