// Both moments of each item side by side: a line from 0 to 10 with two marks, and the same in words.
import { changeOf } from "./_confidence_survey_answer.js";
import { fill, h, svg } from "./_elements.js";

const WIDE = 240,
  HIGH = 30,
  MARK = 8,
  EDGE = 14; // room for a mark at both ends

const x = (score) => EDGE + (score / 10) * (WIDE - 2 * EDGE);

/** The line with what was given: a ring for the first time, a filled mark for now. */
function line(before, after) {
  const y = HIGH / 2;
  const ticks = Array.from({ length: 11 }, (_, score) =>
    svg("path", { d: `M${x(score)} ${y - 4}v8`, class: "mst-axis" }),
  );
  const way =
    before !== undefined && after !== undefined && before !== after
      ? svg("path", { d: `M${x(before)} ${y}H${x(after)}`, class: "mst-way" })
      : null;
  const marks = [
    before === undefined ? null : svg("circle", { cx: x(before), cy: y, r: MARK, class: "mst-before" }),
    // both in one place: the ring stays to be seen around the mark
    after === undefined
      ? null
      : svg("circle", { cx: x(after), cy: y, r: before === after ? MARK - 4 : MARK - 1, class: "mst-after" }),
  ];
  return svg(
    "svg",
    { class: "mst-line", viewBox: `0 0 ${WIDE} ${HIGH}`, "aria-hidden": "true" }, // the words beside say it
    svg("path", { d: `M${x(0)} ${y}H${x(10)}`, class: "mst-axis" }),
    ...ticks,
    way,
    ...marks,
  );
}

/** `{ element, draw(answer) }` for all items that have an answer. */
export function comparisonView({ labels, items }) {
  const rows = h("ol", { class: "mst-rows" });
  const key = h(
    "p",
    { class: "mst-key", "aria-hidden": "true" },
    h("span", { class: "mst-ring" }),
    ` ${labels.key_before} `,
    h("span", { class: "mst-dot" }),
    ` ${labels.key_after}`,
  );
  return {
    element: h("div", {}, key, rows),
    draw(answer) {
      const drawn = items.flatMap(({ id, text, where }) => {
        const change = changeOf(answer, id);
        if (!change) return [];
        return [
          h(
            "li",
            {},
            h("span", { class: "mst-what" }, text, ". "),
            line(change.before, change.after),
            h("span", { class: "mst-told" }, fill(labels.change[change.way], change)),
            " ",
            h("span", { class: "mst-where" }, fill(labels.where, { lessons: where })),
          ),
        ];
      });
      rows.replaceChildren(...drawn);
    },
  };
}
