// What the steps on the bench are drawn with: things of which one is open at a time, boxes to tick, and a name to give.
import { h, uid } from "./_elements.js";
import { textField } from "./_field.js";

/** A list whose elements are made once for each id and stay: the focus stays with them. */
export function keyed(list, make) {
  const made = new Map();
  return (ids) => {
    for (const [id, one] of made) {
      if (ids.includes(id)) continue;
      one.element.remove();
      made.delete(id);
    }
    ids.forEach((id, i) => {
      if (!made.has(id)) made.set(id, make(id));
      const { element, draw } = made.get(id);
      if (list.children[i] !== element) list.insertBefore(element, list.children[i] ?? null);
      draw?.();
    });
    return made;
  };
}

/** `head(id)` are the words on a thing's button, `panel(id)` makes { element, draw } of what it opens. */
export function openers({ head, panel }) {
  const list = h("ul", { class: "mst-openers" });
  let open = null;
  let opened = null; // its panel
  let rows = new Map();
  const fill = keyed(list, (id) => {
    const button = h("button", { type: "button", class: "mst-opener", onclick: () => show(open === id ? null : id) });
    const place = h("div", { class: "mst-panel" });
    return {
      button,
      element: h("li", {}, button, place),
      draw() {
        const words = head(id);
        if (button.textContent !== words) button.textContent = words;
        button.setAttribute("aria-expanded", String(open === id));
        place.hidden = open !== id;
        if (open !== id) return place.replaceChildren();
        if (!place.hasChildNodes()) {
          opened = panel(id);
          place.append(opened.element);
        }
        opened.draw();
      },
    };
  });
  let ids = [];
  function draw(now = ids) {
    ids = now;
    if (!ids.includes(open)) open = null;
    rows = fill(ids);
  }
  function show(id) {
    open = id;
    draw();
  }
  return {
    element: list,
    draw,
    close(id) {
      show(null);
      rows.get(id)?.button.focus();
    },
    focus: (id) => rows.get(id)?.button.focus(),
  };
}

/** Boxes to tick. `ticked(value, on)` hears; `draw(options, values)` shows: options are [value, words]. */
export function ticks({ legend, ticked }) {
  const place = h("div", { class: "mst-ticks" });
  const element = h("fieldset", { class: "mst-choose" }, h("legend", {}, ...[legend].flat()), place);
  let options = [];
  let values = [];
  const fill = keyed(place, (value) => {
    const box = h("input", { type: "checkbox", onchange: () => ticked(value, box.checked) });
    const words = h("span");
    return {
      element: h("label", { class: "mst-tick" }, box, words),
      draw() {
        const now = options.find(([one]) => one === value)[1];
        if (words.textContent !== now) words.textContent = now;
        box.checked = values.includes(value);
      },
    };
  });
  return {
    element,
    draw(nextOptions, nextValues) {
      [options, values] = [nextOptions, nextValues];
      element.hidden = !options.length;
      fill(options.map(([value]) => value));
    },
  };
}

/** A field for a name, and a button that gives it; Enter does the same. */
export function naming({ labels, words, button, named, value = "" }) {
  const id = uid("name");
  const field = textField({
    labels,
    longest: 80,
    draft: true,
    id,
    onkeydown: (event) => {
      if (event.key === "Enter") give();
    },
  });
  field.show(value);
  function give() {
    const name = field.text().trim();
    if (!name || field.excess()) return field.input.focus();
    named(name);
  }
  return {
    element: h(
      "div",
      { class: "mst-naming" },
      h("label", { for: id }, words),
      h("div", { class: "mst-row" }, field.element, h("button", { type: "button", onclick: give }, button)),
    ),
    input: field.input,
    show: field.show,
  };
}
