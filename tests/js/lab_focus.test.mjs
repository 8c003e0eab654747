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

test("what is typed in the field that stands in is given on, however late the widget is drawn", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const place = {
    fields: [],
    offsetHeight: 10,
    style: { setProperty() {} },
    classList: { add() {}, remove() {} },
    contains: (node) => place.fields.includes(node),
    querySelectorAll: () => place.fields,
    append: (field) => place.fields.push(field),
    getBoundingClientRect: () => ({ left: 0, top: 0 }),
  };
  let drawn = null;
  globalThis.document = { body: {} };
  globalThis.getComputedStyle = () => ({});
  globalThis.InputEvent = Event;
  globalThis.MutationObserver = class {
    constructor(look) {
      drawn = look;
    }
    observe() {}
    disconnect() {
      drawn = () => {};
    }
  };
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
