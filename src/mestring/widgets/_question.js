// A question with its options, as the quick check and the item bank draw it.
import { h, uid } from "./_elements.js";

const BRIEF = 24; // characters: so short that options may stand side by side

/**
 * `legend` are the nodes above the options. Returns the group, what is picked in it, and the ways to change it: `pick`
 * shows a choice, `judge` marks options as right or wrong, `lock` ends the choosing.
 */
export function question({ options, legend, many = false, onpick = () => {} }) {
  const group = uid("question");
  const inputs = options.map(({ id }) =>
    h("input", { type: many ? "checkbox" : "radio", name: group, value: id, onchange: onpick }),
  );
  const rows = options.map(({ text }, i) => h("label", { class: "mst-option" }, inputs[i], h("span", {}, text)));
  const brief = options.every(({ text }) => text.length <= BRIEF);
  return {
    element: h(
      "fieldset",
      { class: "mst-question" },
      h("legend", {}, ...legend),
      h("div", { class: `mst-options ${brief ? "mst-brief" : ""}` }, ...rows),
    ),
    picked: () => inputs.filter((input) => input.checked).map((input) => input.value),
    pick(ids) {
      for (const input of inputs) input.checked = ids.includes(input.value);
    },
    /** `how(id)` is "right", "wrong", or nothing for an option of which nothing is said. */
    judge(how) {
      options.forEach(({ id }, i) => {
        rows[i].classList.toggle("mst-right", how(id) === "right");
        rows[i].classList.toggle("mst-wrong", how(id) === "wrong");
      });
    },
    lock(on) {
      for (const input of inputs) input.disabled = on;
    },
  };
}

/** What is said to an answer: whether it was right, in a word, and why. */
export const judged = (right, verdict, ...why) =>
  h("p", { class: `mst-judged ${right ? "mst-right" : "mst-wrong"}` }, h("strong", {}, `${verdict}. `), ...why);
