// Quick check: questions with one or several choices; in lessons each option has feedback that explains.
import { widget } from "./_base.js";
import { fill, h, unseen } from "./_elements.js";
import { judged, question } from "./_question.js";
import { inWords } from "./_quick_check_words.js";

/** The options whose feedback is shown, and how it went: "right", "wrong" or "some" (right so far, more fit). */
export function outcome(options, chosen, many) {
  const picked = options.filter((option) => chosen.includes(option.id));
  if (picked.some((option) => !option.right)) return { picked, state: "wrong" };
  const left = many && options.some((option) => option.right && !chosen.includes(option.id));
  return { picked, state: left ? "some" : "right" };
}

export default widget(({ model, labels, answer, change, say, exercise }) => {
  const blocks = model.get("questions").map(({ id, text, many, options }, index) => {
    const chosen = () => answer()?.[id] ?? [];
    const number = fill(labels.question, { number: index + 1 });
    const kind = h("span", { class: "mst-number" }, `${number}. ${many ? labels.many : labels.one}.`);
    const asked = question({ options, many, legend: [kind, " ", text], onpick: pick });
    const feedback = h("div", { class: "mst-feedback" });
    const check = h(
      "button",
      { type: "button", onclick: show },
      labels.check,
      unseen(` (${model.get("title")}, ${number.toLowerCase()})`),
    );
    if (!exercise) asked.element.append(check, feedback);

    function pick() {
      const ids = asked.picked();
      const { [id]: _, ...rest } = answer() ?? {};
      const next = ids.length ? { ...rest, [id]: ids } : rest;
      change(Object.keys(next).length ? next : null);
    }

    function show() {
      if (!chosen().length) return tell([h("p", {}, labels.choose_first)]);
      const { picked, state } = outcome(options, chosen(), many);
      tell([
        ...picked.map(({ right, feedback }) => judged(right, right ? labels.right : labels.wrong, feedback)),
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
      const right = new Set(options.filter((option) => option.right).map((option) => option.id));
      asked.judge((option) => told && chosen().includes(option) && (right.has(option) ? "right" : "wrong"));
      check.classList.toggle("mst-main", chosen().length > 0 && !told);
    }

    return {
      element: asked.element,
      draw() {
        asked.pick(chosen());
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
}, inWords);
