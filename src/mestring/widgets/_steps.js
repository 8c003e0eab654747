// A scale of a few words side by side: native radio buttons, because "nothing chosen" is a state of its own.
import { h, uid } from "./_elements.js";

/** `options`: [value, words] of each. `picked(value)` hears the choice; `show(value)` shows it, undefined: none. */
export function steps({ legend, options, picked }) {
  const name = uid("steps");
  const inputs = options.map(([value, words]) =>
    h("input", { type: "radio", name, "aria-label": words, onchange: () => picked(value) }),
  );
  return {
    element: h(
      "fieldset",
      { class: "mst-choice mst-steps" },
      h("legend", {}, ...legend),
      h(
        "div",
        { class: "mst-options" },
        ...options.map(([, words], i) =>
          h("label", { class: "mst-option" }, inputs[i], h("span", { "aria-hidden": "true" }, words)),
        ),
      ),
    ),
    show: (value) =>
      inputs.forEach((input, i) => {
        input.checked = options[i][0] === value;
      }),
  };
}
