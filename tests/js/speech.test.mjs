// What a screen reader is told by the parts that widgets are made of.
import assert from "node:assert/strict";
import { test } from "node:test";
import { description, h } from "../../src/mestring/widgets/_elements.js";
import { textField } from "../../src/mestring/widgets/_field.js";
import { openPage } from "./dom.mjs";

const labels = { room_left: "Plass til {count} tegn til." };
const leave = (control) => {
  document.activeElement = null;
  control.dispatchEvent(new Event("blur"));
};

test("what describes a control changes only while the focus is elsewhere", () => {
  openPage();
  const control = h("input", { "aria-describedby": "question" });
  const about = description(control);
  assert.equal(control.getAttribute("aria-describedby"), `question ${about.element.id}`);
  about.show("0 ord");
  assert.equal(about.element.textContent, "0 ord");
  control.focus();
  about.show("1 ord");
  assert.equal(about.element.textContent, "0 ord"); // else it is read with every key
  leave(control);
  assert.equal(about.element.textContent, "1 ord");
});

test("the room that is left in a text field is seen at every key, and told when one comes back", () => {
  openPage();
  const { element, input } = textField({ labels, longest: 10 });
  const told = [...element.all()].find(({ id }) => id === input.getAttribute("aria-describedby"));
  input.value = "";
  input.focus();
  input.value = "ni tegn e";
  input.selectionStart = 9;
  input.dispatchEvent(new Event("input"));
  assert.match(element.textContent, /Plass til 1 tegn til\./);
  assert.equal(told.textContent, "");
  leave(input);
  assert.equal(told.textContent, "Plass til 1 tegn til.");
});
