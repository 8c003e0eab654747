// "Husker du?": three questions from earlier lessons on top of a lesson.
import { h } from "./_elements.js";
import { makeMemory } from "./_memory.js";
import { dayOf, ofLesson } from "./_leitner.js";
import { widget } from "./_base.js";

export default widget(({ model, labels, answer, change, say }) => {
  const lesson = model.get("lesson");
  const over = () => asked.every(memory.answered);
  const memory = makeMemory({
    model,
    labels,
    answer,
    change,
    say: (words) => say(over() ? `${words} ${labels.done}` : words),
    lesson,
  });
  const asked = ofLesson(lesson, model.get("items"), memory.records(), dayOf(), {
    intervals: model.get("intervals"),
    count: model.get("count"),
  });
  const drawn = asked.map((item, i) => memory.draw(item, i + 1, asked.length));
  const done = h("p", { class: "mst-left" }, labels.done);
  return {
    element: h("div", { class: "mst-questions" }, ...drawn.map(({ element }) => element), done),
    draw() {
      for (const each of drawn) each.draw();
      done.hidden = !over();
    },
  };
});
