// A note of the journey board: a text field under its own words.
import { h, uid } from "./_elements.js";
import { textField } from "./_field.js";

/** `kind`: "name" or "note", which says how long it may be. */
export function noted({ model, labels }, words, kind, rows, ontext) {
  const id = uid("note");
  const field = textField({ labels, longest: model.get("longest")[kind], rows, id, ontext });
  return { ...field, element: h("div", { class: "mst-note" }, h("label", { for: id }, words), field.element) };
}
