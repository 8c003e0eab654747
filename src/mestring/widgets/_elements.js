// What every widget draws with: elements and the words in them.

let serial = 0;

export const uid = (name) => `mst-${name}-${++serial}-${Math.random().toString(36).slice(2, 7)}`;

/** "fra {from} til {to}" with { from: 1, to: 3 } */
export const fill = (template, values) => template.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

/** An element: properties where the element has them, attributes else; text is never parsed as HTML. */
export function h(tag, attributes = {}, ...children) {
  return dress(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return dress(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** A drawing that is told in words: what stands inside it is for the eyes alone. */
export const picture = (attributes, words, ...children) =>
  svg("svg", { role: "img", "aria-label": words, ...attributes }, svg("g", { "aria-hidden": "true" }, ...children));

/** Words for screen readers alone, where the eyes have them from the place. */
export const unseen = (words) => h("span", { class: "mst-unseen" }, words);

/** What describes a control: `{ element, show(words) }`. It changes only while the focus is elsewhere: a screen reader
 * reads a description that changes under it from the start, with every key. */
export function description(control) {
  const element = h("p", { id: uid("described"), hidden: true });
  let words = "";
  const others = control.getAttribute("aria-describedby");
  const tell = () => {
    if (document.activeElement !== control) element.textContent = words;
  };
  control.setAttribute("aria-describedby", others ? `${others} ${element.id}` : element.id);
  control.addEventListener("blur", tell);
  return {
    element,
    show(next) {
      words = next;
      tell();
    },
  };
}

function dress(node, attributes, children) {
  // Firefox fills a reopened page's fields with what stood in them, as if somebody had answered.
  if (["input", "textarea", "select"].includes(node.localName)) node.setAttribute("autocomplete", "off");
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (typeof value === "boolean") node.toggleAttribute(name, value);
    else if (value !== undefined && value !== null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}
