// A closed box: what stands in it is made when it is opened. A page of the book fetches first what makes it.
import { h } from "./_elements.js";

/** @template {{ element: Element, draw: () => void }} Inside
 *  @param {{ name: string, title: string, labels: any, make: () => Promise<Inside> }} about `name`: the box's class
 *  @returns {{ element: HTMLElement, draw: () => void, open: () => Promise<Inside | null> }} `open` opens it, and gives
 *   what stands in it */
export function openLater({ name, title, labels, make }) {
  let made = null,
    asked = null; // the promise of it: opened again before it has come, it is not made twice
  const place = h("div");
  const element = h("details", { class: name, ontoggle: show }, h("summary", {}, title), place);

  function fetched(inside) {
    made = inside;
    place.replaceChildren(inside.element);
    return inside;
  }
  function unfetched(error) {
    asked = null;
    if (error.message !== "unfetched") throw error;
    place.replaceChildren(h("p", { role: "alert" }, labels.unfetched));
    return null;
  }
  const ready = () => {
    asked ??= make().then(fetched, unfetched);
    return asked;
  };
  function draw() {
    if (element.open) made?.draw();
  }
  async function show() {
    if (element.open) await ready();
    draw();
  }
  return {
    element,
    draw,
    async open() {
      element.open = true;
      return ready();
    },
  };
}
