// What the four models look like: their arrows, and the curves that Python has worked out.
import { fill, h, picture, svg } from "./_elements.js";

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
  RIGHT = 180,
  NAMES = 208,
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

const lines = (words, x, y, more = {}) =>
  svg(
    "text",
    { x, y: y - ((words.length - 1) * LINE) / 2 + 5, ...more },
    ...words.map((word, i) => svg("tspan", { x, dy: i ? LINE : 0 }, word)),
  );

/** The head of every arrow; `id` is what the arrows call it. */
export const arrowHead = (id) =>
  svg(
    "svg",
    { class: "mst-defs", width: 0, height: 0, "aria-hidden": "true" },
    svg(
      "defs",
      {},
      svg(
        "marker",
        { id, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 5, markerHeight: 5, orient: "auto" },
        svg("path", { d: "M0 0 8 4 0 8z", class: "mst-head" }),
      ),
    ),
  );

/** A model's arrows, drawn; `words` are what is drawn, `helped` the nodes that get help. */
export function graph(one, { labels, head, words, helped }) {
  const node = (id) => {
    const help = helped.includes(id);
    return svg(
      "g",
      { class: `mst-node mst-${id} ${help ? "mst-helped" : ""}` },
      svg("rect", { x: NODE[id] - BOX / 2, y: 4, width: BOX, height: 2 * MIDDLE - 8, rx: 8 }),
      lines(labels.nodes[id].split(" "), NODE[id], MIDDLE),
      help ? svg("text", { ...HELP[id], y: GRAPH - 6 }, `↑ ${labels.gets_help}`) : null,
    );
  };
  const arrow = ({ from, to }) => {
    const right = NODE[to] > NODE[from] ? 1 : -1,
      both = one.arrows.some((other) => other.from === to);
    const y = MIDDLE - (both ? 10 * right : 0);
    return svg("line", {
      x1: NODE[from] + right * (BOX / 2 + 2),
      x2: NODE[to] - right * (BOX / 2 + 2),
      y1: y,
      y2: y,
      class: "mst-arrow",
      "marker-end": `url(#${head})`,
    });
  };
  return picture(
    { class: "mst-graph", viewBox: `0 0 ${WIDE} ${GRAPH}` },
    `${labels.graph}: ${words.join(" ")}`,
    ...one.arrows.map(arrow),
    ...one.nodes.map(node),
  );
}

/** The mark that tells a side's curve and its name as one: a ring, or a smaller square that is seen upon it. */
const mark = (side, x, y) =>
  side === "mental"
    ? svg("circle", { cx: x, cy: y, r: 7, class: `mst-end mst-${side}` })
    : svg("rect", { x: x - 4, y: y - 4, width: 8, height: 8, class: `mst-end mst-${side}` });

/** Two curves; time has no unit and the levels no number. `course`: what each side does, in words. */
export function chart(curves, { labels, begins, course }) {
  const x = (step) => LEFT + (step * (RIGHT - LEFT)) / (curves.mental.length - 1),
    y = (level) => BOTTOM - ((level - FLOOR) / (1000 - FLOOR)) * (BOTTOM - TOP);
  const ends = SIDES.map((side) => y(curves[side].at(-1)));
  const [mental, substance] = apart(...ends, 2.2 * LINE);
  const places = { mental, substance };
  const drawn = picture(
    { class: "mst-chart", viewBox: `0 0 ${WIDE} ${CHART}` },
    `${labels.curves}: ${SIDES.map((side) => fill(labels.course[course[side]], { side: labels.nodes[side] })).join(" ")}`,
    svg("path", { d: `M${LEFT} ${TOP - 14}V${BOTTOM}H${RIGHT}`, class: "mst-axes" }),
    svg("path", { d: `M${x(begins)} ${TOP - 10}V${BOTTOM}`, class: "mst-begins" }),
    svg("text", { x: LEFT, y: 13 }, labels.level),
    svg("text", { x: WIDE, y: BOTTOM + 20, "text-anchor": "end" }, labels.time),
    svg("text", { x: LEFT, y: BOTTOM + 20 }, labels.help_begins),
    svg("path", { d: `M${x(begins)} ${BOTTOM}v7`, class: "mst-axes" }),
    ...SIDES.flatMap((side, i) => {
      const points = curves[side].map((level, step) => `${x(step).toFixed(1)},${y(level).toFixed(1)}`).join(" ");
      const halo = i ? svg("polyline", { points, class: "mst-curve mst-halo" }) : ""; // where the two are one, both are seen
      return [halo, svg("polyline", { points, class: `mst-curve mst-${side}` })];
    }),
    // No line leads from a curve to its name: it would look like more of the curve. They have the same mark.
    ...SIDES.flatMap((side, i) => [
      mark(side, RIGHT, ends[i]),
      mark(side, NAMES, places[side]),
      lines(labels.nodes[side].split(" "), NAMES + 12, places[side]),
    ]),
  );
  return h("figure", {}, drawn, h("figcaption", {}, labels.not_measured));
}
