// As much of a browser's page as a widget's frame needs, for tests under Node.

class Element extends EventTarget {
  constructor(name) {
    super();
    Object.assign(this, { localName: name, children: [], attributes: {}, dataset: {}, hidden: false, parent: null });
  }
  setAttribute(name, value) {
    this.attributes[name] = String(value);
    if (["id", "class", "value"].includes(name)) this[name === "class" ? "className" : name] = String(value);
  }
  getAttribute(name) {
    return this.attributes[name] ?? null;
  }
  removeAttribute(name) {
    delete this.attributes[name];
  }
  toggleAttribute(name, on) {
    if (on) this.setAttribute(name, "");
    else this.removeAttribute(name);
    if (name === "hidden") this.hidden = on;
  }
  append(...nodes) {
    for (const node of nodes) {
      if (node instanceof Element) node.parent = this;
      this.children.push(node);
    }
  }
  remove() {
    this.parent.children = this.parent.children.filter((child) => child !== this);
    this.parent = null;
  }
  insertBefore(node, next) {
    const at = next ? this.children.indexOf(next) : this.children.length;
    this.children.splice(at, 0, node);
    node.parent = this;
  }
  replaceChildren(...nodes) {
    this.children = [];
    this.append(...nodes);
  }
  get classList() {
    return { toggle: () => {} }; // how it looks is a browser's to test
  }
  get textContent() {
    return this.children.map((child) => child.textContent ?? child).join("");
  }
  set textContent(text) {
    this.children = text ? [text] : [];
  }
  /** Every element within, this one too. */
  *all() {
    yield this;
    for (const child of this.children) if (child instanceof Element) yield* child.all();
  }
  querySelector(selector) {
    const name = selector.match(/^\[data-(\w+)\]$/)?.[1];
    return [...this.all()].find((element) => name in element.dataset) ?? null;
  }
  /** The nearest with this class; no test has an element that is sought by anything else. */
  closest(selector) {
    if (`.${this.className?.split(" ")[0]}` === selector) return this;
    return this.parent?.closest(selector) ?? null;
  }
  contains(node) {
    return [...this.all()].includes(node);
  }
  /** Press the button with these words. */
  press(words) {
    const button = [...this.all()].find((element) => element.localName === "button" && element.textContent === words);
    button.dispatchEvent(new Event("click"));
  }
  click() {
    this.dispatchEvent(new Event("click"));
  }
  focus() {
    document.activeElement = this;
  }
}

/** Storage as a browser has it: entries as own properties. */
export class Area {
  getItem(name) {
    return Object.hasOwn(this, name) ? this[name] : null;
  }
  setItem(name, value) {
    this[name] = String(value);
  }
  removeItem(name) {
    delete this[name];
  }
}

/** A page of its own; gives back its storage and what it takes to leave it. */
export function openPage(storage = new Area()) {
  globalThis.document = Object.assign(new EventTarget(), {
    createElement: (name) => new Element(name),
    createElementNS: (_, name) => new Element(name),
    hidden: false,
  });
  globalThis.window = new EventTarget();
  globalThis.sessionStorage = storage;
  const leave = () => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  return { storage, leave, body: new Element("body") };
}
