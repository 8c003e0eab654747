// A ruler: one native radio button for each number, because "nothing chosen" is a state of its own there.
import { h, uid } from "./_elements.js";

/** `ends`: [score, its words, what stands below it] of some numbers; `clear`: { words, name? } of the button that takes
 *  the number away; `more` stands before it. `set(score)` hears a choice, undefined: none; `show` shows it, with words. */
export function ruler({ scores, legend, ends, clear, more = null, set }) {
  const name = uid("ruler");
  const value = h("span", { class: "mst-value" });
  const said = new Map(ends);
  const inputs = scores.map((score) =>
    h("input", {
      type: "radio",
      name,
      value: score,
      "aria-label": said.has(score) ? `${score}, ${said.get(score)}` : String(score),
      onchange: () => set(score),
    }),
  );
  const away = h(
    "button",
    {
      type: "button",
      class: "mst-clear mst-quiet",
      "aria-label": clear.name,
      onclick: () => {
        set(undefined);
        inputs[0].focus();
      },
    },
    clear.words,
  );
  const ticks = inputs.map((input, i) =>
    h("label", { class: "mst-tick" }, input, h("span", { "aria-hidden": "true" }, String(scores[i]))),
  );
  const below = ends.map(([, , words]) => h("span", {}, words));
  return {
    element: h(
      "fieldset",
      { class: "mst-ruler" },
      h("legend", {}, legend, " ", value),
      h("div", { class: "mst-ticks" }, ...ticks),
      h("div", { class: "mst-ends", "aria-hidden": "true" }, ...below),
      more,
      away,
    ),
    show(score, words) {
      inputs.forEach((input, i) => {
        input.checked = score === scores[i];
      });
      value.textContent = words;
      away.hidden = score === undefined;
    },
  };
}
