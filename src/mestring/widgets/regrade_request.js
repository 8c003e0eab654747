// Regrade request: in a fold, which part of the exercise it is about, and what the teacher is to look at.
import { widget } from "./_base.js";
import { h, uid } from "./_elements.js";
import { textField } from "./_field.js";

export default widget(({ model, labels, language, answer, change }) => {
  const ids = { task: uid("task"), text: uid("text") };
  const option = ({ id, text }) => h("option", { value: id }, text);
  const parts = h(
    "select",
    { id: ids.task, onchange: () => answer() && put() },
    option({ id: "", text: labels.whole }),
    ...model.get("tasks").map(option),
  );
  const field = textField({
    labels,
    longest: model.get("longest"),
    rows: 3,
    lang: language,
    id: ids.text,
    ontext: () => put(),
  });
  const fold = h(
    "details",
    { open: answer() !== null },
    h("summary", {}, labels.open),
    h("label", { for: ids.task }, labels.task),
    parts,
    h("label", { for: ids.text }, labels.field),
    field.element,
    h("p", { class: "mst-how" }, labels.next),
  );

  function put() {
    const text = field.text();
    change(text.trim() ? { ...(parts.value ? { task: parts.value } : {}), text } : null);
  }

  return {
    element: h("div", {}, fold),
    draw() {
      const asked = answer();
      if (asked) parts.value = asked.task ?? "";
      field.show(asked?.text ?? "");
    },
  };
});
