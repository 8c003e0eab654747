// Widgets come to life in turn: what is in sight at once, the others when the browser is free, all where one may go to any.
import assert from "node:assert/strict";
import { test } from "node:test";
import { mountInTurn } from "../../src/mestring/book/host/in_turn.js";

const SCREEN = 800;

/** A page of widgets with a text of 300 after each, 500 high once they are there and of no height before that. */
function openPage({ count = 5, fromTop = true, idle = true } = {}) {
  const waiting = [];
  const page = { mounted: [], scrolled: 0, heard: {} };
  const places = Array.from({ length: count }, (_, at) => ({
    at,
    getBoundingClientRect() {
      const top = 300 * at + 500 * page.mounted.filter((one) => one < at).length - page.scrolled;
      return { top, bottom: top + (page.mounted.includes(at) ? 500 : 0) };
    },
  }));
  const globals = {
    innerHeight: SCREEN,
    document: { documentElement: { dataset: fromTop ? { fromTop: "" } : {} } },
    addEventListener: (event, action) => {
      page.heard[event] = action;
    },
    requestIdleCallback: idle ? (action) => waiting.push(action) : undefined,
    setTimeout: idle
      ? () => assert.fail("no timer where the browser says when it is free")
      : (action) => waiting.push(action),
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  mountInTurn(/** @type {any} */ (places), (/** @type {any} */ { at }) => page.mounted.push(at));
  return Object.assign(page, { free: () => waiting.shift()?.(), rest: () => waiting.length });
}

test("what is in sight is there at once, and one more each time that the browser is free", () => {
  for (const idle of [true, false]) {
    const page = openPage({ idle });
    assert.deepEqual(page.mounted, [0]);
    page.free();
    assert.deepEqual(page.mounted, [0, 1]);
    page.free();
    page.free();
    page.free();
    assert.deepEqual([page.mounted, page.rest()], [[0, 1, 2, 3, 4], 0]);
  }
});

test("the next is the one that the reader has come to", () => {
  const page = openPage();
  page.scrolled = 1000; // the second is above what is seen by now
  for (let left = 4; left; left -= 1) page.free();
  assert.deepEqual(page.mounted, [0, 2, 3, 4, 1]);
});

test("all are there where the browser goes to a place on the page, or back to where one was", () => {
  assert.deepEqual(openPage({ fromTop: false }).mounted, [0, 1, 2, 3, 4]);
});

test("whoever prints, follows a link, checks, hands in, has it read, seeks or goes on by keys has all at once, each once", () => {
  const link = { closest: () => ({}) };
  const ways = [
    ["beforeprint", {}],
    ["mestring:go", {}],
    ["click", { target: link }],
    ["keydown", { key: "Tab" }],
    ["keydown", { key: "f", ctrlKey: true }],
    ["keydown", { key: "f", metaKey: true }],
  ];
  for (const [event, detail] of ways) {
    const page = openPage();
    page.heard[event](detail);
    page.heard[event](detail);
    page.free();
    assert.deepEqual([page.mounted, page.rest()], [[0, 1, 2, 3, 4], 0], event);
  }
});

test("a tap or a letter waits for no other widget", () => {
  const page = openPage();
  page.heard.click({ target: { closest: () => null } });
  page.heard.keydown({ key: "a" });
  assert.deepEqual(page.mounted, [0]);
});
