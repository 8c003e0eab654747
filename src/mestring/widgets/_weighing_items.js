// One item at one moment: native radio buttons with words, because "nothing chosen" is a state of its own.
import { fill, h, uid, unseen } from "./_elements.js";
import { textField } from "./_field.js";

/** The student's own item is written here, too; `removed(group, item)` is called when it is to go. */
function itemView({ model, labels, state, removed }, moment, group, id) {
  const weights = model.get("weights");
  const changeable = moment === "before" && state.isOwn(group, id);
  const name = uid("weight"),
    words = h("legend", { class: changeable ? "mst-unseen" : "mst-item" });
  const inputs = weights.map((weight) =>
    h("input", {
      type: "radio",
      name,
      value: weight,
      "aria-label": labels.weights[weight],
      onchange: () => state.weigh(moment, id, weight),
    }),
  );
  const field = textField({
    labels,
    longest: 200,
    onblur: () => field.show(state.textOf(id)),
    // an item without words would be a question without a name: the last words stay until there are new ones
    ontext: (text) => {
      if (text.trim()) state.write(group, id, text);
    },
  });
  const whose = unseen("");
  const gone = h(
    "button",
    { type: "button", onclick: () => removed(group, { id, text: state.textOf(id) }) },
    labels.remove,
    whose,
  );
  const element = h(
    "fieldset",
    { class: "mst-weigh" },
    words,
    changeable ? h("div", { class: "mst-row" }, field.element, gone) : null,
    h(
      "div",
      { class: "mst-weights" },
      ...inputs.map((input, i) =>
        h("label", { class: "mst-weight" }, input, h("span", { "aria-hidden": "true" }, labels.weights[weights[i]])),
      ),
    ),
  );
  return {
    element,
    focus: () => inputs[0].focus(),
    draw(text) {
      words.textContent = text;
      inputs.forEach((input, i) => {
        input.checked = state.weight(moment, id) === weights[i];
      });
      if (document.activeElement !== field.input) field.show(text);
      field.input.setAttribute("aria-label", fill(labels.edit, { item: text }));
      whose.textContent = ` ${fill(labels.quoted, { words: text })}`;
    },
  };
}

/** All the items of a group at a moment. */
export function itemsView(weighing, moment, group) {
  const element = h("div", { class: "mst-list" });
  const views = new Map();
  function view(id) {
    if (!views.has(id)) views.set(id, itemView(weighing, moment, group, id));
    return views.get(id);
  }
  return {
    element,
    view,
    draw() {
      const wanted = weighing.state.items(group).map(({ id, text }) => [view(id), text]);
      for (const child of [...element.children]) if (!wanted.some(([item]) => item.element === child)) child.remove();
      wanted.forEach(([item, text], i) => {
        item.draw(text);
        if (element.children[i] !== item.element) element.insertBefore(item.element, element.children[i] ?? null);
      });
    },
  };
}
