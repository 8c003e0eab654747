// The button that deletes an answer, and the question before it does.
import { h, unseen } from "./_elements.js";

/** `{ element, show(any) }`; `title` tells one widget's button from the others'; `remove` is called when somebody is sure, `say` speaks to a screen reader. */
export function remover({ labels, title, say, remove }) {
  const button = (words, onclick) => h("button", { type: "button", onclick }, words);
  const first = h(
    "button",
    { type: "button", class: "mst-quiet", onclick: () => turn(true) },
    labels.delete,
    title ? unseen(` (${title})`) : null,
  );
  const yes = button(labels.delete_yes, () => {
    remove(); // and the focus goes elsewhere, before this button does
    turn(false);
  });
  const no = button(labels.delete_no, () => {
    turn(false);
    first.focus();
  });
  const sure = h("span", { class: "mst-sure" }, h("span", {}, labels.delete_sure), yes, no);
  let any = false;
  const turn = (asked) => {
    first.hidden = asked || !any;
    sure.hidden = !asked;
    if (asked) {
      say(labels.delete_sure);
      no.focus();
    }
  };
  turn(false);
  return {
    element: h("span", { class: "mst-delete" }, first, sure),
    show(now) {
      any = now;
      if (sure.hidden) first.hidden = !any;
    },
  };
}
