// Where cards lie: a column, or the tray that they lie in first.
import { h } from "./_elements.js";

/** `drop` is called where a card is let go of; `view` is the round's and knows which card is dragged. */
export function area(view, title, drop) {
  const head = h("p", { class: "mst-column-name", "aria-hidden": "true" }); // it is the group's name already
  const list = h("ul", { class: "mst-cards" });
  const element = h("div", { class: "mst-column", role: "group" }, head, list);
  element.addEventListener("dragover", (event) => {
    if (view.dragged) {
      event.preventDefault();
      element.classList.add("mst-over");
    }
  });
  element.addEventListener("dragleave", () => element.classList.remove("mst-over"));
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    element.classList.remove("mst-over");
    if (view.dragged) drop(view.dragged);
  });
  return {
    element,
    draw(items) {
      head.textContent = `${title} (${items.length})`;
      element.setAttribute("aria-label", head.textContent);
      // touch the page only where something moved: focus and scroll stay where they are
      items.forEach((item, i) => {
        if (list.children[i] !== item.element) list.insertBefore(item.element, list.children[i] ?? null);
      });
    },
  };
}
