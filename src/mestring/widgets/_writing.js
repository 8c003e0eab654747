// A field for a longer text.
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
    ontext,
    ...attributes,
  });
  return { ...field, element: h("div", { class: "mst-writing" }, field.element) };
}

/** The text in words, as Python's `describe`. */
export const inWords = ({ labels, answer }) => (answer() ? [[labels.field, answer().text]] : []);
