// The four explanatory models: their arrows, and the curves that Python has worked out for every treatment and effort.
import { widget } from "./_base.js";
import { fill, h, picture, svg, uid } from "./_elements.js";
import { textField } from "./_field.js";

// Both drawings are so wide, in units of their own; the rest are places in them.
const WIDE = 280,
  BOX = 76,
  GRAPH = 82,
  NODE = { mental: 40, cause: 140, substance: 240 },
  MIDDLE = 30;
const HELP = {
  mental: { x: 2, style: "text-anchor: start" },
  cause: { x: 140 },
  substance: { x: 278, style: "text-anchor: end" },
};
const CHART = 168,
  LEFT = 10,
  RIGHT = 192,
  TOP = 34,
  BOTTOM = 140,
  FLOOR = 200, // no curve goes lower, so the axis begins there
  LINE = 16;
const SIDES = ["mental", "substance"];

/** Two heights moved apart until there is a gap between them. */
export function apart(one, other, gap) {
  const lack = Math.max(0, gap - Math.abs(one - other)) / 2;
  return one <= other ? [one - lack, other + lack] : [one + lack, other - lack];
}

export default widget(({ model, labels, answer, change, say }) => {
  const models = model.get("models"),
    treated = model.get("treated"),
    begins = model.get("help_begins");
  const shown = () => ({ ...model.get("start"), ...answer() });
  const chosen = () => models.find(({ id }) => id === shown().model);
  const prediction = (one) =>
    !one.curves[shown().treat] || shown().effort ? one.predicts[shown().treat] : labels.at_rest;

  function put(part, value) {
    change({ ...shown(), [part]: value });
    if (part !== "notes") say(`${chosen().name}. ${prediction(chosen())}`);
  }

  // What is chosen: native radio buttons

  function choice(part, options, shape) {
    const name = uid(part);
    const inputs = options.map(([value, words]) =>
      h("input", {
        type: "radio",
        name,
        "aria-label": shape === "mst-steps" ? words : undefined,
        onchange: () => put(part, value),
      }),
    );
    const element = h(
      "fieldset",
      { class: `mst-choice ${shape}` },
      h("legend", {}, labels[part]),
      h(
        "div",
        { class: "mst-options" },
        ...options.map(([, words, more], i) =>
          h(
            "label",
            { class: "mst-option" },
            inputs[i],
            shape === "mst-steps"
              ? h("span", { "aria-hidden": "true" }, words)
              : h("span", {}, more ? h("strong", {}, `${words}: `) : words, more),
          ),
        ),
      ),
    );
    return {
      element,
      draw: () =>
        inputs.forEach((input, i) => {
          input.checked = options[i][0] === shown()[part];
        }),
    };
  }
  const choices = [
    choice(
      "model",
      models.map(({ id, name, claim }) => [id, name, claim]),
      "mst-list",
    ),
    choice("treat", Object.entries(labels.treatments), "mst-list"),
    choice(
      "effort",
      labels.efforts.map((words, effort) => [effort, words]),
      "mst-steps",
    ),
  ];

  // The arrows

  const head = uid("head");
  const defs = svg(
    "svg",
    { class: "mst-defs", width: 0, height: 0, "aria-hidden": "true" },
    svg(
      "defs",
      {},
      svg(
        "marker",
        { id: head, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 5, markerHeight: 5, orient: "auto" },
        svg("path", { d: "M0 0 8 4 0 8z", class: "mst-head" }),
      ),
    ),
  );
  const lines = (words, x, y, more) =>
    svg(
      "text",
      { x, y: y - ((words.length - 1) * LINE) / 2 + 5, ...more },
      ...words.map((word, i) => svg("tspan", { x, dy: i ? LINE : 0 }, word)),
    );
  const helped = (one) => (shown().effort && one.curves[shown().treat] ? treated[shown().treat] : []);

  function node(id, help) {
    return svg(
      "g",
      { class: `mst-node mst-${id} ${help ? "mst-helped" : ""}` },
      svg("rect", { x: NODE[id] - BOX / 2, y: 4, width: BOX, height: 2 * MIDDLE - 8, rx: 8 }),
      lines(labels.nodes[id].split(" "), NODE[id], MIDDLE),
      help ? svg("text", { ...HELP[id], y: GRAPH - 6 }, `↑ ${labels.gets_help}`) : null,
    );
  }

  function arrow({ from, to }, arrows) {
    const right = NODE[to] > NODE[from] ? 1 : -1,
      both = arrows.some((other) => other.from === to);
    const y = MIDDLE - (both ? 10 * right : 0);
    return svg("line", {
      x1: NODE[from] + right * (BOX / 2 + 2),
      x2: NODE[to] - right * (BOX / 2 + 2),
      y1: y,
      y2: y,
      class: "mst-arrow",
      "marker-end": `url(#${head})`,
    });
  }

  /** The arrows in words, and what gets help. */
  function inWords(one) {
    const words = one.arrows.map((each) => each.words),
      nodes = helped(one).map((id) => labels.nodes[id].toLowerCase());
    return nodes.length ? [...words, fill(labels.treated, { nodes: nodes.join(` ${labels.and} `) })] : words;
  }

  function graph(one) {
    const help = helped(one);
    return picture(
      { class: "mst-graph", viewBox: `0 0 ${WIDE} ${GRAPH}` },
      `${labels.graph}: ${inWords(one).join(" ")}`,
      ...one.arrows.map((each) => arrow(each, one.arrows)),
      ...one.nodes.map((id) => node(id, help.includes(id))),
    );
  }

  // The curves: time has no unit and the levels no number; the names stand where the curves end

  function chart(one) {
    const curves = one.curves[shown().treat]?.[shown().effort];
    if (!curves) return h("p", { class: "mst-na" }, prediction(one));
    const x = (step) => LEFT + (step * (RIGHT - LEFT)) / (curves.mental.length - 1),
      y = (level) => BOTTOM - ((level - FLOOR) / (1000 - FLOOR)) * (BOTTOM - TOP);
    const ends = SIDES.map((side) => y(curves[side].at(-1)));
    const places = apart(...ends, 1.7 * LINE);
    const words = SIDES.map((side) =>
      fill(labels.course[shown().effort ? one.effects[shown().treat][side] : "same"], { side: labels.nodes[side] }),
    );
    const drawn = picture(
      { class: "mst-chart", viewBox: `0 0 ${WIDE} ${CHART}` },
      `${labels.curves}: ${words.join(" ")}`,
      svg("path", { d: `M${LEFT} ${TOP - 14}V${BOTTOM}H${RIGHT}`, class: "mst-axes" }),
      svg("path", { d: `M${x(begins)} ${TOP - 10}V${BOTTOM}`, class: "mst-begins" }),
      svg("text", { x: LEFT, y: 13 }, labels.level),
      svg("text", { x: WIDE, y: BOTTOM + 20, "text-anchor": "end" }, labels.time),
      svg("text", { x: LEFT, y: BOTTOM + 20 }, labels.help_begins),
      svg("path", { d: `M${x(begins)} ${BOTTOM}v7`, class: "mst-axes" }),
      ...SIDES.flatMap((side, i) => {
        const points = curves[side].map((level, step) => `${x(step).toFixed(1)},${y(level).toFixed(1)}`).join(" ");
        const halo = i ? svg("polyline", { points, class: "mst-curve mst-halo" }) : ""; // where the two are one, both are seen
        return [
          halo,
          svg("polyline", { points, class: `mst-curve mst-${side}` }),
          svg("line", { x1: RIGHT + 4, y1: ends[i], x2: RIGHT + 18, y2: places[i], class: "mst-leader" }), // no data
          lines(labels.nodes[side].split(" "), RIGHT + 23, places[i]),
        ];
      }),
    );
    return h("figure", {}, drawn, h("figcaption", {}, labels.not_measured));
  }

  const arrowsOf = (one) => h("ul", { class: "mst-arrows" }, ...inWords(one).map((words) => h("li", {}, words)));
  const says = (one) => (one.curves[shown().treat] ? h("p", { class: "mst-predicts" }, prediction(one)) : ""); // else said in the chart's place

  const toldBeside = (drawing) => {
    drawing.setAttribute("aria-hidden", "true"); // the list says the same
    return drawing;
  };

  const name = h("p", { class: "mst-part-name", role: "heading", "aria-level": "4" }),
    claim = h("p");
  const large = h("div", {});
  const cards = models.map((one) => {
    const mark = h("span", { class: "mst-mark" }, labels.chosen),
      drawn = h("div", {});
    const element = h(
      "div",
      { class: "mst-model" },
      h("p", { class: "mst-model-name", role: "heading", "aria-level": "5" }, one.name, " ", mark),
      drawn,
    );
    return {
      element,
      draw() {
        mark.hidden = one !== chosen();
        element.classList.toggle("mst-now", one === chosen());
        drawn.replaceChildren(graph(one), chart(one), says(one));
      },
    };
  });

  const notesId = uid("notes");
  const notes = textField({
    labels,
    longest: 4000,
    rows: 2,
    id: notesId,
    ontext: (text) => put("notes", text),
  });
  return {
    element: h(
      "div",
      {},
      defs,
      h(
        "div",
        { class: "mst-explore" },
        h("div", { class: "mst-choices" }, ...choices.map(({ element }) => element)),
        h("div", { class: "mst-picture" }, name, claim, large),
      ),
      h(
        "div",
        { class: "mst-all" },
        h("p", { class: "mst-part-name", role: "heading", "aria-level": "4" }, labels.all),
        h("div", { class: "mst-models" }, ...cards.map(({ element }) => element)),
      ),
      h("label", { for: notesId }, labels.notes),
      notes.element,
    ),
    draw() {
      choices.forEach((each) => each.draw());
      name.textContent = chosen().name;
      claim.textContent = chosen().claim;
      large.replaceChildren(toldBeside(graph(chosen())), arrowsOf(chosen()), chart(chosen()), says(chosen()));
      cards.forEach((card) => card.draw());
      notes.show(answer()?.notes ?? "");
    },
  };
});
