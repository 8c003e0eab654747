import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { sayingView } from "../../src/mestring/widgets/_saying.js";
import { openPage } from "./dom.mjs";

test("of what comes close together the last is said, when all has settled", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  openPage();
  const { element, say, leave } = sayingView();
  const told = () => [element.textContent, "coming" in element.dataset];
  say("One.");
  mock.timers.tick(300);
  assert.deepEqual(told(), ["", true]);
  say("Two.");
  mock.timers.tick(300);
  assert.deepEqual(told(), ["", true]);
  mock.timers.tick(100);
  assert.deepEqual(told(), ["Two.", false]);
  say("Three.");
  say(""); // taken back, and what was said before with it
  mock.timers.tick(1000);
  assert.deepEqual(told(), ["", false]);
  say("Four.");
  leave();
  mock.timers.tick(1000);
  assert.equal(element.textContent, "");
  mock.timers.reset();
});
