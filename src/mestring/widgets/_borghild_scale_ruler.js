// One ruler, and what one writes about its number.
import { fill, h, uid } from "./_elements.js";
import { textField } from "./_field.js";
import { ruler } from "./_ruler.js";

const SCORES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

export function rulerView({ model, labels, say, exercise, state }, goal, moment, name) {
  const said = () => state.said(goal, moment);
  const questions = model.get("questions")[name];
  const set = (score) => {
    state.set(goal, moment, name, score);
    say(state.describe(goal, moment));
  };
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
  const { element, show } = ruler({
    scores: SCORES,
    legend: labels[name],
    ends: [1, 10].map((score) => {
      const words = labels[`${name}_${score === 1 ? "low" : "high"}`];
      return [score, words, `${score}: ${words}`];
    }),
    clear: { words: fill(labels.clear, { what: labels[`${name}_short`].toLowerCase() }) },
    more: exercise ? null : write,
    set,
  });
  let asked = 0;
  return {
    element,
    draw() {
      const score = said()[name],
        note = said().notes?.[name];
      show(score, score === undefined ? labels.no_score : fill(labels.score, { score }));
      if (exercise) return;
      write.hidden = score === undefined && !note;
      if (asked !== score) ask.replaceChildren(...(questions[score - 1] ?? []).map((words) => h("li", {}, words)));
      asked = score;
      room.show(note ?? "");
    },
  };
}
