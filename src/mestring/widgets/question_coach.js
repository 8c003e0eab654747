// Question coach: a field for each situation, and under it what the rules say of the question when one asks them.
import { widget } from "./_base.js";
import { fill, h, uid } from "./_elements.js";
import { textField } from "./_field.js";
import { formOf } from "./_question_form.js";
import { inWords } from "./_question_coach_words.js";

/** What is said of a question, with a sign for the eyes. */
const verdicts = (labels) => ({ open: `○ ${labels.open}`, closed: `● ${labels.closed}`, doubt: `? ${labels.doubt}` });

/** The questions with one of them changed; null when none is left. */
function asked(questions, situation, text) {
  const { [situation]: _, ...others } = questions ?? {};
  const next = text.trim() ? { ...others, [situation]: text } : others;
  return Object.keys(next).length ? { questions: next } : null;
}

function rulesTable({ table, labels }) {
  const row = ({ verdict, example, says }) =>
    h("li", {}, h("strong", {}, `${verdicts(labels)[verdict]}: `), h("q", {}, example), ` ${says}`);
  return h(
    "details",
    { class: "mst-rules" },
    h("summary", {}, labels.rules),
    h("p", {}, labels.rules_about),
    h("ol", {}, ...table.rules.map(row)),
  );
}

export default widget(({ model, labels, language, answer, change, say, exercise }) => {
  const table = model.get("table");
  const drawn = [];

  function situationView({ id, text }, i) {
    const about = uid("situation");
    const told = h("div"); // empty while nothing is said
    const field = textField({
      labels,
      longest: model.get("longest"),
      rows: 2,
      lang: language,
      "aria-label": fill(labels.field, { number: i + 1 }),
      about,
      ontext(question) {
        quiet(); // it was said of another question
        change(asked(answer()?.questions, id, question));
      },
    });
    function quiet() {
      told.className = "";
      told.replaceChildren();
    }
    function look() {
      const question = field.text();
      if (!question.trim()) return say(labels.empty);
      const { rule, several } = formOf(question, table);
      const verdict = rule?.verdict ?? "doubt";
      const heading = verdicts(labels)[verdict];
      const lines = [rule?.says ?? labels.unknown, rule?.try, several ? labels.several : ""].filter(Boolean);
      told.className = `mst-said mst-form-${verdict}`;
      told.replaceChildren(h("strong", {}, heading), ...lines.map((line) => h("p", {}, line)));
      say(fill(labels.said, { verdict: heading.slice(2), why: lines.join(" ") }));
    }
    field.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || exercise || event.isComposing) return;
      event.preventDefault();
      look();
    });
    drawn.push((questions) => {
      const before = field.text();
      field.show(questions?.[id] ?? "");
      if (field.text() !== before) quiet();
    });
    return h(
      "div",
      { class: "mst-situation" },
      h("p", { id: about }, text),
      field.element,
      exercise
        ? null
        : h(
            "button",
            { type: "button", "aria-label": fill(labels.look_at, { number: i + 1 }), onclick: look },
            labels.look,
          ),
      told,
    );
  }

  return {
    element: h(
      "div",
      {},
      ...model.get("situations").map(situationView),
      exercise ? null : rulesTable({ table, labels }),
    ),
    draw: (now) => {
      for (const draw of drawn) draw(now?.questions);
    },
  };
}, inWords);
