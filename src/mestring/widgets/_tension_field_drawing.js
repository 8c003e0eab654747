// Where the marker stood, drawn and in words: its way in one case, or the cases side by side.
import { fill, h, svg } from "./_elements.js";

const ROW = 34; // px for each row of a drawing

/** A row for each place, from the first at the top; `linked`: they follow upon each other. */
function drawing(field, rows, linked) {
  const x = (at) => `${50 + 9 * at}%`,
    y = (row) => ROW * (row + 0.5),
    height = ROW * rows.length;
  const links = linked ? rows.slice(1) : [];
  return h(
    "div",
    { class: "mst-drawn" },
    h("p", { class: "mst-poles", "aria-hidden": "true" }, h("span", {}, field.left), h("span", {}, field.right)),
    svg(
      "svg",
      { height, "aria-hidden": "true" }, // the words below say it
      ...rows.map((_, i) => svg("line", { x1: "5%", x2: "95%", y1: y(i), y2: y(i), class: "mst-track" })),
      svg("line", { x1: "50%", x2: "50%", y1: 0, y2: height, class: "mst-middle" }),
      ...links.map(({ at }, i) =>
        svg("line", { x1: x(rows[i].at), x2: x(at), y1: y(i), y2: y(i + 1), class: "mst-link" }),
      ),
      ...rows.map(({ at, mark }, i) =>
        svg(
          "g",
          { class: linked && i < rows.length - 1 ? "mst-mark" : "mst-mark mst-last" },
          svg("circle", { cx: x(at), cy: y(i), r: 12 }),
          svg("text", { x: x(at), y: y(i) + 5 }, mark),
        ),
      ),
    ),
  );
}

const figure = (name, drawn, words) =>
  h(
    "div",
    { class: "mst-way" },
    h("p", { class: "mst-unseen", role: "heading", "aria-level": "5" }, name),
    drawn,
    words,
  );

/** The marker's way through the steps of a case; "" where it was not placed yet. */
export function wayView({ labels, state }, one, field) {
  const stops = state.way(one, field);
  if (!stops.length) return "";
  const words = stops.map(({ step, at, went }, i) => {
    const template = !i ? (step ? labels.way_later : labels.way_first) : went ? labels.way_moved : labels.way_stayed;
    return fill(template, {
      number: step,
      place: state.placeOf(field, at),
      pole: (went < 0 ? field.left : field.right).toLowerCase(),
    });
  });
  const rows = stops.map(({ at, step }) => ({ at, mark: String(step + 1) }));
  return figure(state.nameOf(field), drawing(field, rows, true), h("p", { class: "mst-words" }, words.join(" ")));
}

/** The cases side by side, by where the marker stands last; "" where fewer than two have it. */
export function caseComparison({ labels, state }, field) {
  const stops = state.cases
    .map((one, i) => ({ one, mark: "ABCDEFGH"[i], at: state.way(one, field).at(-1)?.at }))
    .filter(({ at }) => at !== undefined);
  if (stops.length < 2) return "";
  const words = stops.map(({ one, mark, at }) =>
    fill(labels.compare_case, { letter: mark, case: one.title, place: state.placeOf(field, at) }),
  );
  return figure(
    state.nameOf(field),
    drawing(field, stops),
    h("ul", { class: "mst-words" }, ...words.map((line) => h("li", {}, line))),
  );
}
