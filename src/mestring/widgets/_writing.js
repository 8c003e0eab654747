// A field for a longer text: as tall as what stands in it, and printed in full.
import { h } from "./_elements.js";
import { textField } from "./_field.js";

/** As `textField`; the lines and the longest text are the widget's traits. */
export function writingField({ model, labels, language, ontext, ...attributes }) {
  const rows = model.get("rows");
  const field = textField({
    labels,
    longest: model.get("longest"),
    rows,
    lang: language,
    style: `--mst-rows: ${rows}`,
    ...attributes,
    ontext(text) {
      ontext(text);
      fit();
    },
  });
  // The browser prints no more of a text field than one sees.
  const printed = h("div", { class: "mst-printed", "aria-hidden": "true" });

  function fit() {
    if (CSS.supports("field-sizing: content")) return;
    const { input } = field;
    input.style.height = "auto"; // else it never shrinks
    input.style.height = `${input.scrollHeight + input.offsetHeight - input.clientHeight}px`;
  }

  return {
    ...field,
    element: h("div", { class: "mst-writing" }, field.element, printed),
    show(text) {
      field.show(text);
      printed.textContent = text;
      fit();
    },
  };
}
