// Hope and hopelessness as two curves over a story: phase by phase, each expected first and then drawn.
import { widget } from "./_base.js";
import { fill, h, uid } from "./_elements.js";
import { drawing } from "./_hope_lines_answer.js";
import { chart } from "./_hope_lines_chart.js";
import { expectView, phaseView } from "./_hope_lines_phase.js";
import { comparison } from "./_hope_lines_comparison.js";
import { inWords, linesDrawn } from "./_hope_lines_words.js";

export default widget(
  (tools) => {
    const { model, labels, answer, say } = tools;
    const state = drawing(tools);
    const { phases } = state;
    const lines = { ...tools, state, redraw: () => draw() };
    let opened = 0; // the phase that was asked for and has nothing drawn in it yet
    const reached = () => Math.max(opened, phases.findLastIndex(state.begun), 0);

    const views = phases.map((phase, i) => phaseView(lines, phase, phases[i - 1]));
    const expected = phases.slice(1).map((phase, i) => expectView(lines, phase, () => open(i + 1)));
    function open(i) {
      opened = i;
      draw();
      views[i].name.focus();
    }

    // Which line a mouse or a finger draws; keys have the words under each phase.
    let drawn = "hope";
    const pen = uid("pen");
    const pens = Object.entries(labels.lines).map(([line, words]) =>
      h(
        "label",
        {},
        h("input", {
          type: "radio",
          name: pen,
          checked: line === drawn,
          onchange: () => {
            drawn = line;
          },
        }),
        words,
      ),
    );
    const own = chart({
      labels,
      phases,
      name: labels.own,
      touched({ phase, level }) {
        const one = phases[phase];
        if (phase > reached() || state.said(one)[drawn] === level) return;
        state.set(one, drawn, level);
        say(
          fill(labels.set, { phase: one.title, line: labels.lines[drawn].toLowerCase(), level: labels.levels[level] }),
        );
      },
    });
    const together = h("p", { class: "mst-together" });
    const compared = comparison(lines);

    function draw() {
      if (!answer()) opened = 0;
      const last = reached();
      views.forEach((view, i) => {
        view.element.hidden = i > last;
        view.draw();
        if (!i) return;
        expected[i - 1].element.hidden = i !== last + 1 || !state.placed(phases[i - 1]);
        expected[i - 1].draw();
      });
      own.draw(state.drawn());
      const both = phases.filter(
        (phase) =>
          Object.values(state.drawn()[phase.id] ?? {}).filter((level) => level >= model.get("much")).length === 2,
      );
      together.hidden = !state.done();
      together.textContent = both.length
        ? fill(labels.both, { phases: both.map(({ title }) => fill(labels.quoted, { words: title })).join(", ") })
        : labels.never_both;
      compared.draw();
    }

    return {
      element: h(
        "div",
        {},
        h(
          "div",
          { class: "mst-lines" },
          h(
            "div",
            { class: "mst-story" },
            ...views.flatMap((view, i) => [view.element, expected[i]?.element].filter(Boolean)),
          ),
          h(
            "div",
            { class: "mst-drawn" },
            h("fieldset", { class: "mst-pens" }, h("legend", {}, labels.pen), ...pens),
            own.element,
            together,
          ),
        ),
        compared.element,
      ),
      draw,
    };
  },
  inWords,
  linesDrawn,
);
