// Quick check: questions with one or several choices; in lessons each option has feedback that explains.
import { widget } from "./_base.js";
import { fill, h, uid, unseen } from "./_elements.js";

const BRIEF = 24; // characters: so short that options may stand side by side

/** The options whose feedback is shown, and how it went: "right", "wrong" or "some" (right so far, more fit). */
export function outcome(options, chosen, many) {
  const picked = options.filter((option) => chosen.includes(option.id));
  if (picked.some((option) => !option.right)) return { picked, state: "wrong" };
  const left = many && options.some((option) => option.right && !chosen.includes(option.id));
  return { picked, state: left ? "some" : "right" };
}

export default widget(({ model, labels, answer, change, say, exercise }) => {
  const blocks = model.get("questions").map((question, index) => {
    const chosen = () => answer()?.[question.id] ?? [];
    const group = uid(question.id);
    const feedback = h("div", { class: "mst-feedback" });
    const inputs = question.options.map((option) =>
      h("input", { type: question.many ? "checkbox" : "radio", name: group, value: option.id, onchange: pick }),
    );
    const number = fill(labels.question, { number: index + 1 });
    const check = h(
      "button",
      { type: "button", onclick: show },
      labels.check,
      unseen(` (${model.get("title")}, ${number.toLowerCase()})`),
    );

    function pick() {
      const ids = inputs.filter((input) => input.checked).map((input) => input.value);
      const { [question.id]: _, ...rest } = answer() ?? {};
      const next = ids.length ? { ...rest, [question.id]: ids } : rest;
      change(Object.keys(next).length ? next : null);
    }

    function show() {
      if (!chosen().length) return tell([h("p", {}, labels.choose_first)]);
      const { picked, state } = outcome(question.options, chosen(), question.many);
      tell([
        ...picked.map((option) =>
          h(
            "p",
            { class: `mst-judged ${option.right ? "mst-right" : "mst-wrong"}` },
            h("strong", {}, `${option.right ? labels.right : labels.wrong}. `),
            option.feedback,
          ),
        ),
        state === "some" ? h("p", {}, labels.some_left) : null,
        state === "right" ? null : h("p", {}, labels.again),
      ]);
    }

    function tell(paragraphs) {
      feedback.replaceChildren(...paragraphs.filter(Boolean));
      feedback.dataset.about = JSON.stringify(chosen());
      say(
        paragraphs
          .filter(Boolean)
          .map((each) => each.textContent)
          .join(" "),
      );
      mark();
    }

    /** The chosen options carry their colour, and the button stands out while there is something new to look at. */
    function mark() {
      const told = feedback.childElementCount > 0;
      question.options.forEach(({ id, right }, i) => {
        const judged = told && chosen().includes(id);
        rows[i].classList.toggle("mst-right", judged && right === true);
        rows[i].classList.toggle("mst-wrong", judged && right !== true);
      });
      check.classList.toggle("mst-main", chosen().length > 0 && !told);
    }

    const rows = question.options.map((option, i) =>
      h("label", { class: "mst-option" }, inputs[i], h("span", {}, option.text)),
    );
    const brief = question.options.every(({ text }) => text.length <= BRIEF);
    const element = h(
      "fieldset",
      { class: "mst-question" },
      h(
        "legend",
        {},
        h("span", { class: "mst-number" }, `${number}. ${question.many ? labels.many : labels.one}.`),
        " ",
        question.text,
      ),
      h("div", { class: `mst-options ${brief ? "mst-brief" : ""}` }, ...rows),
      exercise ? null : check,
      exercise ? null : feedback,
    );
    return {
      element,
      draw() {
        inputs.forEach((input) => {
          input.checked = chosen().includes(input.value);
        });
        // feedback belongs to the choice it was given for
        if (feedback.dataset.about !== JSON.stringify(chosen())) feedback.replaceChildren();
        mark();
      },
    };
  });
  const left = h("p", { class: "mst-left" });
  return {
    element: h("div", { class: "mst-questions" }, ...blocks.map((block) => block.element), exercise ? left : null),
    draw() {
      blocks.forEach((block) => block.draw());
      const open = model
        .get("questions")
        .map(({ id }, i) => [id, i + 1])
        .filter(([id]) => !answer()?.[id]?.length);
      left.hidden = !answer(); // nothing is missing before one has begun
      const numbers = open.map(([, number]) => number).join(", ");
      left.textContent = open.length
        ? fill(labels.missing, { what: fill(labels.question, { number: numbers }).toLowerCase() })
        : labels.complete;
    },
  };
});
