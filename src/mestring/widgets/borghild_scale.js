// The Borghild scale: two 1-10 rulers per goal, on one map, before and after.
import { widget } from "./_base.js";
import { fill, h, svg, uid, unseen } from "./_elements.js";
import { textField } from "./_field.js";

const RULERS = ["importance", "confidence"];
const SCORES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
// The map: a square for the marks, and round it room for the words, so that no mark ever lies on them.
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

export default widget(({ model, labels, answer, change, say, exercise }) => {
  const given = model.get("goals"),
    moments = model.get("moments"),
    questions = model.get("questions");
  const own = Array.from({ length: model.get("own_goals") }, (_, i) => `own-${i + 1}`);
  const blocks = new Map();

  // Reading and changing the answer

  const goals = () => answer()?.goals ?? {};
  const said = (goal, moment) => goals()[goal]?.[moment] ?? {};
  const scores = (goal, moment) => RULERS.map((ruler) => said(goal, moment)[ruler]);
  const whole = (goal, moment) => scores(goal, moment).every((score) => score !== undefined);
  const nameOf = (goal) =>
    given[goal] ?? (goals()[goal]?.name?.trim() || fill(labels.goal_unnamed, { number: goal.slice(4) }));
  const put = (goal, values) => change({ goals: { ...goals(), [goal]: { ...goals()[goal], ...values } } });
  const set = (goal, moment, ruler, score) => {
    const next = { ...said(goal, moment), [ruler]: score };
    if (score === undefined) delete next[ruler];
    put(goal, { [moment]: next });
    say(describe(goal, moment));
  };
  const note = (goal, moment, ruler, text) =>
    put(goal, {
      [moment]: { ...said(goal, moment), notes: { ...said(goal, moment).notes, [ruler]: text } },
    });

  // One ruler: ten native radio buttons, because "nothing chosen" is a state of its own there

  function ruler(goal, moment, name) {
    const group = uid(name);
    const value = h("span", { class: "mst-value" });
    const inputs = SCORES.map((score) =>
      h("input", {
        type: "radio",
        name: group,
        value: score,
        "aria-label": { 1: `1, ${labels[`${name}_low`]}`, 10: `10, ${labels[`${name}_high`]}` }[score] ?? score,
        onchange: () => set(goal, moment, name, score),
      }),
    );
    const clear = h(
      "button",
      {
        type: "button",
        class: "mst-clear mst-quiet",
        onclick: () => {
          set(goal, moment, name, undefined);
          inputs[0].focus();
        },
      },
      fill(labels.clear, { what: labels[`${name}_short`].toLowerCase() }),
    );
    const ask = h("ul", { class: "mst-ask", id: uid("ask") });
    const noteId = uid("note");
    const room = textField({
      labels,
      longest: 4000,
      rows: 2,
      id: noteId,
      about: ask.id,
      ontext: (text) => note(goal, moment, name, text),
    });
    const write = h(
      "div",
      { class: "mst-write" },
      ask,
      h("label", { for: noteId }, fill(labels.note, { ruler: labels[`${name}_short`].toLowerCase() })),
      room.element,
    );
    const element = h(
      "fieldset",
      { class: "mst-ruler" },
      h("legend", {}, labels[name], " ", value),
      h(
        "div",
        { class: "mst-ticks" },
        ...inputs.map((input, i) =>
          h("label", { class: "mst-tick" }, input, h("span", { "aria-hidden": "true" }, String(i + 1))),
        ),
      ),
      h(
        "div",
        { class: "mst-ends", "aria-hidden": "true" },
        h("span", {}, `1: ${labels[`${name}_low`]}`),
        h("span", {}, `10: ${labels[`${name}_high`]}`),
      ),
      exercise ? null : write,
      clear,
    );
    let asked = 0;
    return {
      element,
      draw() {
        const score = said(goal, moment)[name];
        inputs.forEach((input, i) => {
          input.checked = score === i + 1;
        });
        value.textContent = score === undefined ? labels.no_score : fill(labels.score, { score });
        clear.hidden = score === undefined;
        if (exercise) return;
        write.hidden = score === undefined && !said(goal, moment).notes?.[name];
        if (asked !== score)
          ask.replaceChildren(...(questions[name][score - 1] ?? []).map((words) => h("li", {}, words)));
        asked = score;
        room.show(said(goal, moment).notes?.[name] ?? "");
      },
    };
  }

  function block(goal, letter) {
    const parts = moments.map((moment) => {
      const rulers = RULERS.map((name) => ruler(goal, moment, name));
      const place = h("p", { class: "mst-place" });
      const element = h(
        "fieldset",
        { class: "mst-moment" },
        moments.length > 1 ? h("legend", {}, labels[moment]) : null,
        ...rulers.map((r) => r.element),
        place,
      );
      return {
        element,
        draw() {
          rulers.forEach((r) => r.draw());
          place.hidden = !whole(goal, moment);
          place.replaceChildren(
            ...(whole(goal, moment)
              ? [h("strong", {}, `${quadrant(goal, moment).name}. `), exercise ? "" : quadrant(goal, moment).words]
              : []),
          );
          // "after" comes when there is a "before" to compare with
          element.hidden = moment === "after" && !whole(goal, "before") && !goals()[goal]?.after;
        },
      };
    });
    const legend = h("legend", { class: "mst-goal-name" });
    const name = textField({ labels, longest: 120, id: uid("goal"), ontext: (text) => put(goal, { name: text }) });
    const remove = h("button", {
      type: "button",
      onclick: () => {
        const { [goal]: _, ...rest } = goals();
        change(Object.keys(rest).length ? { goals: rest } : null);
        say(labels.goal_removed);
        (blocks.get(goal)?.element.querySelector("input") ?? add).focus();
      },
    });
    const element = h(
      "fieldset",
      { class: "mst-goal" },
      legend,
      goal in given
        ? null
        : h(
            "div",
            { class: "mst-own" },
            h("label", { for: name.input.id }, fill(labels.goal_name, { number: goal.slice(4) })),
            name.element,
          ),
      ...parts.map((p) => p.element),
      goal in given ? null : remove,
    );
    return {
      element,
      letter,
      draw() {
        legend.replaceChildren(h("span", { class: "mst-letter", "aria-hidden": "true" }, letter), " ", nameOf(goal));
        name.show(goals()[goal]?.name ?? "");
        remove.hidden = !(goal in goals());
        remove.textContent = fill(labels.remove_goal, { goal: nameOf(goal) });
        parts.forEach((p) => p.draw());
      },
    };
  }

  // The map

  const quadrant = (goal, moment) => {
    const [i, c] = scores(goal, moment).map((score) => model.get("halves")[score - 1]);
    return labels.quadrants[`${i}-${c}`];
  };
  const x = (score) => ((score - 0.5) / 10) * SIDE;
  const y = (score) => SIDE - ((score - 0.5) / 10) * SIDE;
  const marks = svg("g", { transform: `translate(${LEFT} ${TOP})` });
  const arrow = uid("arrow");
  const corner = (lines, cx, cy) =>
    svg(
      "text",
      { x: cx, y: cy, class: "mst-corner" },
      ...lines.map((line, i) => svg("tspan", { x: cx, dy: i ? 15 : 0 }, line)),
    );
  const q = labels.quadrants,
    near = LEFT + SIDE / 4,
    far = LEFT + (3 * SIDE) / 4;
  const map = svg(
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
    corner(q["low-high"].lines, near, TOP - 26),
    corner(q["high-high"].lines, far, TOP - 26),
    corner(q["low-low"].lines, near, TOP + SIDE + 18),
    corner(q["high-low"].lines, far, TOP + SIDE + 18),
    svg("text", { x: LEFT + SIDE / 2, y: HIGH - 8, class: "mst-axis" }, `${labels.importance_short} →`),
    svg(
      "text",
      { x: 0, y: 0, transform: `translate(18 ${TOP + SIDE / 2}) rotate(-90)`, class: "mst-axis" },
      `${labels.confidence_short} →`,
    ),
    marks,
  );
  const story = h("ul", { class: "mst-story" });
  const figure = h("div", { class: "mst-picture" }, map, story);

  function describe(goal, moment) {
    const [importance, confidence] = scores(goal, moment).map((score) => score ?? labels.no_score);
    const words = fill(moments.length > 1 ? labels.place : labels.place_once, {
      goal: nameOf(goal),
      moment: labels[moment].toLowerCase(),
      importance,
      confidence,
    });
    return whole(goal, moment) ? `${words} ${quadrant(goal, moment).name}.` : words;
  }

  function shift(goal) {
    const [before, after] = moments.map((moment) => scores(goal, moment));
    const moved = RULERS.filter((_, i) => after[i] !== before[i]); // what stands still is said only when all does
    const changes = (moved.length ? moved : RULERS).map((name) => {
      const i = RULERS.indexOf(name);
      const kind = after[i] > before[i] ? "up" : after[i] < before[i] ? "down" : "same";
      return fill(labels.shift[kind], { ruler: labels[`${name}_short`].toLowerCase(), from: before[i], to: after[i] });
    });
    return fill(labels.shift_line, { changes: changes.join(", ") });
  }

  function drawMap() {
    const stops = [...blocks].flatMap(([goal, { letter }]) =>
      moments.filter((moment) => whole(goal, moment)).map((moment) => ({ goal, letter, moment })),
    );
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
    const lines = stops.map((stop) => line(stop, point(stop)));
    for (const [goal, { letter }] of blocks)
      if (moments.length > 1 && moments.every((moment) => whole(goal, moment)))
        lines.push(line({ goal, letter }, shift(goal)));
    story.replaceChildren(...(lines.length ? lines : [h("li", {}, labels.map_empty)]));
  }

  /** Where a goal stands, without its name: beside the map the letter is enough. */
  function point({ goal, moment }) {
    const [importance, confidence] = scores(goal, moment);
    const words = fill(labels.point, { importance, confidence });
    return moments.length > 1 ? `${labels[moment]}: ${words}` : words;
  }
  const line = ({ goal, letter }, words) =>
    blocks.size > 1
      ? h(
          "li",
          {},
          h("span", { class: "mst-letter", "aria-hidden": "true" }, letter),
          unseen(`${nameOf(goal)}.`),
          " ",
          words,
        )
      : h("li", {}, words);

  // All of it

  const add = h(
    "button",
    {
      type: "button",
      class: "mst-add",
      onclick: () => {
        const free = own.find((goal) => !blocks.has(goal));
        put(free, { name: "" });
        say(labels.goal_added);
        blocks.get(free).element.querySelector("input").focus();
      },
    },
    labels.add_goal,
  );
  const list = h("div", { class: "mst-goals" });

  const scale = h("div", { class: "mst-scale" }, list, add, figure);

  return {
    element: scale,
    draw() {
      // where no goal is given the first of one's own stands ready to be written
      const wanted = [
        ...Object.keys(given),
        ...own.filter((goal, i) => goal in goals() || (!i && !Object.keys(given).length)),
      ];
      for (const [goal, { element }] of blocks)
        if (!wanted.includes(goal)) {
          element.remove();
          blocks.delete(goal);
        }
      for (const goal of wanted) {
        if (blocks.has(goal)) continue;
        const letter = "ABCDEFGH"[[...Object.keys(given), ...own].indexOf(goal)];
        blocks.set(goal, block(goal, letter));
        list.append(blocks.get(goal).element);
      }
      scale.classList.toggle("mst-several", blocks.size > 1); // goals side by side, the map below
      scale.classList.toggle("mst-one", blocks.size < 2);
      add.hidden = blocks.size === Object.keys(given).length + own.length;
      for (const b of blocks.values()) b.draw();
      drawMap();
    },
  };
});
