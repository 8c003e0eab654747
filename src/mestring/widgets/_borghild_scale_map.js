// The map of all goals: importance to the right, confidence upwards, and the same in words below it.
import { h, svg, uid, unseen } from "./_elements.js";

// A square for the marks, and round it room for the words, so that no mark ever lies on them.
const WIDE = 300,
  HIGH = 376,
  LEFT = 34,
  TOP = 42,
  SIDE = WIDE - LEFT - 8,
  MARK = 11, // a mark's radius
  APART = 2 * MARK + 2;

/** Points moved apart until no two are nearer than `gap`, within 0 and `side`. */
export function spaced(points, gap, side) {
  const moved = points.map((point) => [...point]);
  const inside = (value) => Math.min(side - gap / 2, Math.max(gap / 2, value));
  for (let round = 0; round < 200; round++) {
    let still = true;
    for (let i = 0; i < moved.length; i++)
      for (let j = 0; j < i; j++) {
        let [dx, dy] = [0, 1].map((axis) => moved[i][axis] - moved[j][axis]);
        if (Math.hypot(dx, dy) < 0.01) [dx, dy] = [Math.cos(i), Math.sin(i)]; // in one place: any way, but not the same
        const length = Math.hypot(dx, dy);
        if (length >= gap) continue;
        still = false;
        const push = (gap - length + 0.1) / 2 / length;
        moved[i] = [inside(moved[i][0] + dx * push), inside(moved[i][1] + dy * push)];
        moved[j] = [inside(moved[j][0] - dx * push), inside(moved[j][1] - dy * push)];
      }
    if (still) break;
  }
  return moved;
}

/** The way from one mark to another: straight where there is room between them, else in a bow around. */
export function bow([x1, y1], [x2, y2], radius) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const edge = radius + 3;
  if (length > 2 * edge + 14) return `M${x1 + ux * edge} ${y1 + uy * edge}L${x2 - ux * edge} ${y2 - uy * edge}`;
  const [nx, ny] = x1 + x2 > SIDE === uy > 0 ? [-uy, ux] : [uy, -ux]; // bent towards the middle
  const out = edge + 22;
  return `M${x1 + nx * edge} ${y1 + ny * edge}Q${(x1 + x2) / 2 + nx * out} ${(y1 + y2) / 2 + ny * out} ${x2 + nx * edge} ${y2 + ny * edge}`;
}

/** `{ element, draw(goals) }`; `goals` are all that there are: [id, letter]. */
export function mapView({ labels, state }) {
  const { moments, scores, whole } = state;
  const x = (score) => ((score - 0.5) / 10) * SIDE;
  const y = (score) => SIDE - x(score);
  const marks = svg("g", { transform: `translate(${LEFT} ${TOP})` });
  const arrow = uid("arrow");
  const story = h("ul", { class: "mst-story" });

  function drawMarks(stops) {
    const points = spaced(
      stops.map(({ goal, moment }) => {
        const [importance, confidence] = scores(goal, moment);
        return [x(importance), y(confidence)];
      }),
      APART,
      SIDE,
    );
    const shifts = stops.flatMap(({ goal, moment }, i) =>
      moment === "after" && stops[i - 1]?.goal === goal && scores(goal, "before").join() !== scores(goal, moment).join()
        ? [svg("path", { d: bow(points[i - 1], points[i], MARK), class: "mst-shift", "marker-end": `url(#${arrow})` })]
        : [],
    );
    const drawn = stops.map(({ letter, moment }, i) =>
      svg(
        "g",
        { class: `mst-point mst-${moment}`, transform: `translate(${points[i].join(" ")})` },
        svg("circle", { r: MARK }),
        svg("text", { y: 4.5 }, letter),
      ),
    );
    marks.replaceChildren(...drawn, ...shifts); // no head of an arrow lies below a mark
  }

  function drawStory(stops, goals) {
    const line = (goal, letter, words) =>
      goals.length > 1
        ? h(
            "li",
            {},
            h("span", { class: "mst-letter", "aria-hidden": "true" }, letter),
            unseen(`${state.nameOf(goal)}.`),
            " ",
            words,
          )
        : h("li", {}, words);
    const lines = [
      ...stops.map(({ goal, letter, moment }) => line(goal, letter, state.point(goal, moment))),
      ...goals
        .filter(([goal]) => moments.length > 1 && moments.every((moment) => whole(goal, moment)))
        .map(([goal, letter]) => line(goal, letter, state.shift(goal))),
    ];
    story.replaceChildren(...(lines.length ? lines : [h("li", {}, labels.map_empty)]));
  }

  return {
    element: h("div", { class: "mst-picture" }, frame(labels, arrow, marks), story),
    draw(goals) {
      const stops = goals.flatMap(([goal, letter]) =>
        moments.filter((moment) => whole(goal, moment)).map((moment) => ({ goal, letter, moment })),
      );
      drawMarks(stops);
      drawStory(stops, goals);
    },
  };
}

/** The map without anything on it but the layer for the marks. */
function frame(labels, arrow, marks) {
  const corner = ({ lines }, x, y) =>
    svg("text", { x, y, class: "mst-corner" }, ...lines.map((line, i) => svg("tspan", { x, dy: i ? 15 : 0 }, line)));
  const quadrants = labels.quadrants,
    near = LEFT + SIDE / 4,
    far = LEFT + (3 * SIDE) / 4;
  return svg(
    "svg",
    { class: "mst-map", viewBox: `0 0 ${WIDE} ${HIGH}`, "aria-hidden": "true" }, // the list beside says it all
    svg(
      "defs",
      {},
      svg(
        "marker",
        {
          id: arrow,
          viewBox: "0 0 8 8",
          refX: 7,
          refY: 4,
          markerWidth: 5,
          markerHeight: 5,
          orient: "auto-start-reverse",
        },
        svg("path", { d: "M0 0 8 4 0 8z", class: "mst-head" }),
      ),
    ),
    svg("rect", { x: LEFT, y: TOP, width: SIDE, height: SIDE, class: "mst-frame" }),
    svg("path", { d: `M${LEFT + SIDE / 2} ${TOP}v${SIDE}M${LEFT} ${TOP + SIDE / 2}h${SIDE}`, class: "mst-cross" }),
    corner(quadrants["low-high"], near, TOP - 26),
    corner(quadrants["high-high"], far, TOP - 26),
    corner(quadrants["low-low"], near, TOP + SIDE + 18),
    corner(quadrants["high-low"], far, TOP + SIDE + 18),
    svg("text", { x: LEFT + SIDE / 2, y: HIGH - 8, class: "mst-axis" }, `${labels.importance_short} →`),
    svg(
      "text",
      { x: 0, y: 0, transform: `translate(18 ${TOP + SIDE / 2}) rotate(-90)`, class: "mst-axis" },
      `${labels.confidence_short} →`,
    ),
    marks,
  );
}
