// Where the student writes an item of their own.
import { fill, h, uid, unseen } from "./_elements.js";
import { textField } from "./_field.js";

/** `added(id)` is called when the item is there. */
export function ownItemView({ labels, say, state }, group, added) {
  const add = () => {
    const id = state.free(group),
      text = field.text().trim();
    if (!text || field.excess()) return field.input.focus();
    state.write(group, id, text);
    field.show("");
    say(fill(labels.added, { item: text }));
    added(id);
  };
  const field = textField({
    labels,
    longest: 200,
    draft: true,
    id: uid("own"),
    onkeydown: (event) => {
      if (event.key === "Enter") add();
    },
  });
  const element = h(
    "div",
    { class: "mst-own" },
    h("label", { for: field.input.id }, group.own ?? labels.own, unseen(` (${group.name})`)),
    h(
      "div",
      { class: "mst-row" },
      field.element,
      h("button", { type: "button", onclick: add }, labels.add, unseen(` (${group.name})`)),
    ),
  );
  return {
    element,
    focus: () => field.input.focus(),
    draw: () => {
      element.hidden = !state.free(group);
    },
  };
}
