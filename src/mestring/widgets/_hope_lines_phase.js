// A phase of the story: what happens, how much there is of each, and what nourished and what broke.
import { fill, h, uid, unseen } from "./_elements.js";
import { LINES, went } from "./_hope_lines_answer.js";
import { question } from "./_question.js";
import { steps } from "./_steps.js";

/** `before` is the phase that came first, if any. */
export function phaseView({ labels, say, state }, phase, before) {
  const number = state.phases.indexOf(phase) + 1;
  const name = h(
    "p",
    { class: "mst-phase-name", role: "heading", "aria-level": "4", tabindex: "-1", id: uid("phase") },
    `${number}. ${phase.title}`,
  );
  const text = h("p", { class: "mst-text", id: uid("text") }, phase.text);
  const scales = LINES.map((line) =>
    steps({
      legend: [fill(labels.how_much, { line: labels.lines[line].toLowerCase() })],
      options: labels.levels.map((words, level) => [level, words]),
      picked(level) {
        state.set(phase, line, level);
        say("");
      },
    }),
  );
  const effects = Object.entries(labels.effects).map(([id, text]) => ({ id, text }));
  const events = phase.events.map((event) => {
    const one = question({
      legend: [unseen(`${labels.events} `), event.text],
      options: effects,
      onpick: () => state.mark(phase, event.id, one.picked()[0]),
    });
    return { id: event.id, ...one };
  });
  const expected = h("ul", { class: "mst-expected" });
  const element = h(
    "div",
    { class: "mst-phase", role: "group", "aria-labelledby": `${name.id} ${text.id}` },
    name,
    text,
    ...scales.map((scale) => scale.element),
    expected,
    events.length ? h("p", { class: "mst-part-name" }, labels.events) : null,
    ...events.map((event) => event.element),
  );
  /** What was expected of each line, once it is drawn: whether it went that way. */
  function told() {
    if (!before || !state.placed(before)) return [];
    return LINES.filter((line) => line in state.said(phase) && state.said(phase).expected?.[line]).map((line) => {
      const way = state.said(phase).expected[line],
        came = went(state.said(before)[line], state.said(phase)[line]);
      const words = {
        line: labels.lines[line],
        way: labels.ways[way].toLowerCase(),
        came: labels.ways[came].toLowerCase(),
      };
      return fill(way === came ? labels.as_expected : labels.not_expected, words);
    });
  }
  return {
    element,
    name,
    draw() {
      LINES.forEach((line, i) => scales[i].show(state.said(phase)[line]));
      for (const { id, pick } of events) pick([state.said(phase).events?.[id]]);
      const rows = told();
      if (rows.join() !== [...expected.children].map((row) => row.textContent).join())
        expected.replaceChildren(...rows.map((row) => h("li", {}, row)));
    },
  };
}

/** What one expects of the phase to come; `go()` opens it. */
export function expectView({ labels, state }, phase, go) {
  const ways = Object.entries(labels.ways).map(([id, text]) => ({ id, text }));
  const asked = LINES.map((line) => {
    const one = question({
      legend: [fill(labels.expect, { line: labels.lines[line].toLowerCase() })],
      options: ways,
      onpick: () => state.expect(phase, line, one.picked()[0]),
    });
    return one;
  });
  const next = h("button", { type: "button", class: "mst-next mst-main", onclick: go }, labels.next);
  const later = h("p", { class: "mst-later" }, labels.next_later);
  return {
    element: h("div", { class: "mst-expect" }, ...asked.map((one) => one.element), next, later),
    draw() {
      const said = state.said(phase).expected ?? {};
      LINES.forEach((line, i) => asked[i].pick([said[line]]));
      next.hidden = LINES.some((line) => !said[line]);
      later.hidden = !next.hidden;
    },
  };
}
