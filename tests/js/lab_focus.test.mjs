// A field that is drawn anew while somebody writes in it: another stands in its place, and gives the text on.
import assert from "node:assert/strict";
import { mock, test } from "node:test";

const { keepFocus } = await import("../../src/mestring/lab/labextensions/mestring/static/focus.js");

/** A text field, and its copies; `place` is the cell's outputs. */
function textarea(place, value = "") {
  const field = {
    localName: "textarea",
    value,
    style: {},
    selectionStart: value.length,
    selectionEnd: value.length,
    textContent: "",
    checkVisibility: () => true,
    matches: () => true,
    contains: (node) => node === field,
    cloneNode: () => textarea(place),
    getBoundingClientRect: () => ({ left: 0, top: 0, width: 1, height: 1 }),
    removeAttribute() {},
    setAttribute() {},
    toggleAttribute() {},
    setSelectionRange() {},
    dispatchEvent() {},
    focus() {
      document.activeElement = field;
    },
    remove() {
      place.fields = place.fields.filter((one) => one !== field);
    },
  };
  return field;
}

/** A cell's outputs, `drawn()` when something new stands in them. */
function cell() {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  const place = {
    fields: [],
    widget: null,
    offsetHeight: 10,
    style: { setProperty() {} },
    classList: { add() {}, remove() {} },
    contains: (node) => place.fields.includes(node),
    querySelectorAll: () => place.fields,
    querySelector: () => place.widget,
    append: (field) => place.fields.push(field),
    getBoundingClientRect: () => ({ left: 0, top: 0 }),
  };
  let look = null;
  globalThis.document = { body: {} };
  globalThis.getComputedStyle = () => ({});
  globalThis.InputEvent = Event;
  globalThis.MutationObserver = class {
    constructor(looking) {
      look = looking;
    }
    observe() {}
    disconnect() {
      look = () => {};
    }
  };
  return { place, drawn: () => look() };
}

/** A button, or the exercise as a whole. */
function part(textContent, shown = true) {
  const node = {
    localName: "button",
    textContent,
    checkVisibility: () => shown,
    matches: () => false,
    contains: () => false,
    focus() {
      document.activeElement = node;
    },
  };
  return node;
}

test("what is typed in the field that stands in is given on, however late the widget is drawn", () => {
  const { place, drawn } = cell();
  const old = textarea(place, "Hun vil");
  place.fields.push(old);
  old.focus();
  const back = keepFocus({ outputArea: { node: place } });
  old.remove();
  document.activeElement.value += " ut igjen";
  back();
  mock.timers.tick(60_000);
  const fresh = textarea(place, "Hun vil");
  place.fields.unshift(fresh);
  drawn();
  assert.equal(fresh.value, "Hun vil ut igjen");
  assert.equal(document.activeElement, fresh);
  assert.deepEqual(place.fields, [fresh]);
});

for (const [what, next] of [
  ["another button", part("Slett svaret")],
  ["the same one, hidden", part("Neste kort", false)],
]) {
  test(`where ${what} stands in the place of the one with the focus, the exercise as a whole has it`, () => {
    const { place, drawn } = cell();
    const old = part("Neste kort");
    place.fields = [old];
    old.focus();
    const back = keepFocus({ outputArea: { node: place } });
    place.fields = [];
    document.activeElement = document.body;
    back();
    place.fields = [next];
    place.widget = part("Repetisjon");
    drawn();
    assert.equal(document.activeElement, place.widget);
  });
}

test("the same button, drawn anew, has the focus again", () => {
  const { place, drawn } = cell();
  const old = part("Neste kort");
  place.fields = [old];
  old.focus();
  const back = keepFocus({ outputArea: { node: place } });
  place.fields = [];
  document.activeElement = document.body;
  back();
  const fresh = part("Neste kort");
  place.fields = [fresh];
  place.widget = part("Repetisjon");
  drawn();
  assert.equal(document.activeElement, fresh);
});
