// Two curves over the phases of a story; one may draw in it with a mouse or a finger.
import { fill, h, picture, svg } from "./_elements.js";
import { LINES } from "./_hope_lines_answer.js";

const WIDE = 320,
  LEFT = 92,
  RIGHT = 300,
  TOP = 14,
  BOTTOM = 158,
  TALL = 186;

/** Where phase number `i` of `n` stands, and how high a level of `most` is drawn. */
const across = (i, n) => (n < 2 ? (LEFT + RIGHT) / 2 : LEFT + 12 + (i * (RIGHT - LEFT - 24)) / (n - 1));
const up = (level, most) => BOTTOM - (level * (BOTTOM - TOP)) / most;

/** The phase and the level that lie nearest to a place in the drawing. */
export function nearest(x, y, n, most) {
  const phases = Array.from({ length: n }, (_, i) => Math.abs(across(i, n) - x));
  const level = Math.round(((BOTTOM - y) / (BOTTOM - TOP)) * most);
  return { phase: phases.indexOf(Math.min(...phases)), level: Math.min(most, Math.max(0, level)) };
}

/** A ring around a square: where both lines are at one place, both are seen. */
const mark = (line, x, y) =>
  line === "hope"
    ? svg("circle", { cx: x, cy: y, r: 8, class: "mst-mark mst-hope" })
    : svg("rect", { x: x - 5, y: y - 5, width: 10, height: 10, class: "mst-mark mst-hopelessness" });

/** One line, where it has levels; a phase without one leaves a gap. */
function curve(line, phases, lines, most) {
  const points = phases.map(({ id }, i) => [across(i, phases.length), lines[id]?.[line]]);
  const there = points.map(([x, level]) => (level === undefined ? null : [x, up(level, most)]));
  const pieces = there.flatMap((point, i) =>
    point && there[i + 1] ? [`M${point.join()}L${there[i + 1].join()}`] : [],
  );
  return [
    svg("path", { d: pieces.join(""), class: `mst-curve mst-${line}` }),
    ...there.filter(Boolean).map(([x, y]) => mark(line, x, y)),
  ];
}

/** `{ element, draw(lines) }`; `touched({ phase, level })` hears where somebody draws, if anybody may. */
export function chart({ labels, phases, name, touched = null }) {
  const most = labels.levels.length - 1;
  const words = (lines) =>
    phases
      .map(({ id, title }) => {
        const told = LINES.map((line) => {
          const level = lines[id]?.[line];
          return `${labels.lines[line].toLowerCase()} ${level === undefined ? labels.unset : labels.levels[level]}`;
        });
        return `${title}: ${told.join(", ")}.`;
      })
      .join(" ");
  const curves = svg("g");
  const inside = picture(
    { viewBox: `0 0 ${WIDE} ${TALL}`, class: `mst-chart ${touched ? "mst-touched" : ""}` },
    "",
    ...labels.levels.flatMap((level, i) => [
      svg("path", { d: `M${LEFT} ${up(i, most)}H${RIGHT}`, class: "mst-grid" }),
      svg("text", { x: LEFT - 8, y: up(i, most) + 4.5, "text-anchor": "end" }, level),
    ]),
    ...phases.map((_, i) =>
      svg("text", { x: across(i, phases.length), y: TALL - 6, "text-anchor": "middle" }, String(i + 1)),
    ),
    curves,
  );
  if (touched) draws(inside, (x, y) => touched(nearest(x, y, phases.length, most)));
  const legend = LINES.map((line) =>
    h("span", {}, svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, mark(line, 10, 10)), labels.lines[line]),
  );
  return {
    element: h(
      "figure",
      {},
      h("figcaption", {}, name),
      inside,
      h("p", { class: "mst-legend", "aria-hidden": "true" }, ...legend),
    ),
    draw(lines) {
      inside.setAttribute("aria-label", fill(labels.picture, { name, words: words(lines) }));
      curves.replaceChildren(...LINES.flatMap((line) => curve(line, phases, lines, most)));
    },
  };
}

/** `at(x, y)` hears each place, in the drawing's own units, that a pressed mouse or a finger comes to. */
function draws(drawing, at) {
  const tell = (event) => {
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
    at(x, y);
  };
  drawing.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault(); // no text is marked while one draws
    drawing.setPointerCapture(event.pointerId);
    tell(event);
  });
  drawing.addEventListener("pointermove", (event) => {
    if (drawing.hasPointerCapture(event.pointerId)) tell(event);
  });
}
