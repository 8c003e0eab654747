// One ruler: ten native radio buttons, because "nothing chosen" is a state of its own there.
import { fill, h, uid } from "./_elements.js";
import { textField } from "./_field.js";

const SCORES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

export function rulerView({ model, labels, say, exercise, state }, goal, moment, name) {
  const said = () => state.said(goal, moment);
  const questions = model.get("questions")[name];
  const set = (score) => {
    state.set(goal, moment, name, score);
    say(state.describe(goal, moment));
  };
  const group = uid(name);
  const value = h("span", { class: "mst-value" });
  const inputs = SCORES.map((score) =>
    h("input", {
      type: "radio",
      name: group,
      value: score,
      "aria-label": { 1: `1, ${labels[`${name}_low`]}`, 10: `10, ${labels[`${name}_high`]}` }[score] ?? score,
      onchange: () => set(score),
    }),
  );
  const clear = h(
    "button",
    {
      type: "button",
      class: "mst-clear mst-quiet",
      onclick: () => {
        set(undefined);
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
    ontext: (text) => state.note(goal, moment, name, text),
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
      const score = said()[name],
        note = said().notes?.[name];
      inputs.forEach((input, i) => {
        input.checked = score === i + 1;
      });
      value.textContent = score === undefined ? labels.no_score : fill(labels.score, { score });
      clear.hidden = score === undefined;
      if (exercise) return;
      write.hidden = score === undefined && !note;
      if (asked !== score) ask.replaceChildren(...(questions[score - 1] ?? []).map((words) => h("li", {}, words)));
      asked = score;
      room.show(note ?? "");
    },
  };
}
