// What the student answered in an older edition of the widget, and what has no place in this one.
import { fill, h } from "./_elements.js";

/** `{ element, draw(outside) }`; `outside` is the receipt's { what, texts }, and `forget` says that it may go. */
export function outsideView(labels, forget) {
  const told = h("p", { role: "status" });
  const texts = h("ul");
  const shown = h("details", {}, h("summary", {}, labels.outside_show), texts);
  const button = h("button", { type: "button", onclick: forget }, labels.outside_forget);
  const element = h("div", { class: "mst-outside", hidden: true }, told, shown, button);
  let drawn = "";
  return {
    element,
    draw(outside) {
      if (drawn === JSON.stringify(outside)) return; // a redraw would close what is open
      drawn = JSON.stringify(outside);
      element.hidden = !outside?.what;
      shown.hidden = !outside?.texts.length;
      told.textContent = outside?.what ? fill(labels.outside_told, outside) : "";
      texts.replaceChildren(...(outside?.texts ?? []).map((text) => h("li", {}, text)));
    },
  };
}
