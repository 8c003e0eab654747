// What is given to a widget and never kept: a kernel that dies, a page that is reloaded, another window in between.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, mock, test } from "node:test";
import { openPage } from "./dom.mjs";

let page = openPage();
const { widget } = await import("../../src/mestring/widgets/_base.js");
const labels = JSON.parse(readFileSync(new URL("../../src/mestring/text/nb.json", import.meta.url), "utf8")).common;
const disk = { answer: null };

/** A kernel with one widget: it works through its messages when told to, and keeps answers on the disk. */
function kernel({ secret = false, code = widget, draw = () => {} } = {}) {
  const data = { key: "m03-a", place: "p", module: "toy", language: "nb", labels, title: "T", private: secret };
  let queue = [];
  const listeners = {};
  let seen = disk.answer;
  let unsent = disk.answer; // as in JupyterLab: what was set before, until `set` is done
  const receive = (name, value) => {
    data[name] = value;
    for (const listener of listeners[`change:${name}`] ?? []) listener();
  };
  const receipt = (problem = "", other = null) =>
    receive("kept", { answer: seen, at: "2026-11-27T10:00:00Z", tried: problem ? data.answer : null, problem, other });
  const model = {
    get: (name) => data[name],
    set(name, value) {
      receive(name, value);
      unsent = value;
    },
    save_changes() {
      queue.push(unsent);
      if (data.answer !== unsent) receive("answer", unsent);
    },
    send: () => {},
    on(event, listener) {
      listeners[event] = [...(listeners[event] ?? []), listener];
    },
    off: () => {},
  };
  data.answer = seen;
  receipt();
  const write = (answer) => {
    disk.answer = seen = answer;
  };
  let tools;
  const close = code((given) => {
    tools = given;
    return { element: document.createElement("p"), draw };
  }).render({ model, el: page.body });
  return {
    change: (answer) => tools.change(answer),
    answer: () => model.get("answer"),
    /** Work through all messages; the last of them may be written without its receipt getting out. */
    work({ killed = false } = {}) {
      for (const answer of queue.splice(0)) {
        write(answer);
        if (!killed) receipt();
      }
    },
    die() {
      queue = [];
      model.save_changes = () => {};
      close();
      page.body.replaceChildren();
    },
    /** Another window has written; the host keeps neither and tells of it. */
    refuse: (other) => receipt("conflict", other),
    /** Another window has written; the host shows it. */
    elsewhere(answer) {
      write(answer);
      receive("answer", answer);
      receipt();
    },
  };
}
const shown = () => page.body.textContent;

/** Types with a receipt for each version but the last, never level with what is on the screen. */
function typing(host, from, to, work = true) {
  for (let count = from; count <= to; count++) {
    host.change("x".repeat(count));
    mock.timers.tick(301);
    if (work && count < to) host.work();
    host.change(`${"x".repeat(count)}-`);
  }
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  globalThis.mstPending.clear();
  page = openPage();
  disk.answer = null;
});

test("what is typed while the kernel dies is kept afterwards, however many versions it had kept", () => {
  const host = kernel();
  typing(host, 1, 30);
  host.die();
  const again = kernel();
  assert.equal(again.answer(), `${"x".repeat(30)}-`);
  assert.ok(!shown().includes(labels.unkept_left));
  mock.timers.tick(301);
  again.work();
  assert.equal(disk.answer, `${"x".repeat(30)}-`);
  assert.match(shown(), /Lagret/);
});

test("a second move is kept although drawing it moves the focus", () => {
  const host = kernel({ draw: () => page.body.children[0]?.dispatchEvent(new Event("focusout")) });
  host.change("one");
  host.change("one two");
  assert.equal(host.answer(), "one two");
  mock.timers.tick(301);
  host.work();
  assert.equal(disk.answer, "one two");
  assert.ok(!shown().includes(labels.unkept_left));
});

test("a version that was written just before the kernel died is no stranger's", () => {
  const host = kernel();
  typing(host, 1, 5);
  host.work({ killed: true });
  host.die();
  const again = kernel();
  assert.equal(again.answer(), "xxxxx-");
  assert.ok(!shown().includes(labels.unkept_left));
});

test("what another window wrote in between is neither overwritten nor hidden", () => {
  const host = kernel();
  typing(host, 1, 5);
  host.die();
  disk.answer = "theirs";
  const again = kernel();
  assert.equal(again.answer(), "theirs");
  assert.ok(shown().includes(labels.unkept_left));
  again.change("typed on");
  mock.timers.tick(301);
  again.work();
  page.body.children[0].press(labels.take_unkept);
  assert.equal(again.answer(), "xxxxx-");
  assert.ok(!shown().includes(labels.unkept_left));
});

test("whoever looks at another window's answer sees the one that stands there now", () => {
  const host = kernel();
  host.change("mine");
  host.refuse("an earlier one");
  host.refuse("the last one");
  page.body.children[0].press(labels.show_other);
  assert.equal(host.answer(), "the last one");
});

test("an answer of another window that arrives while one is under way takes nothing away unseen", () => {
  const host = kernel();
  host.change("mine");
  host.elsewhere("theirs");
  assert.equal(host.answer(), "theirs");
  page.body.children[0].press(labels.take_unkept);
  mock.timers.tick(301);
  host.work();
  assert.equal(disk.answer, "mine");
});

test("a reload finds what was never kept, and the page asks before it goes", async () => {
  const host = kernel();
  assert.ok(!page.leave());
  host.change("mine");
  mock.timers.tick(301);
  assert.ok(page.leave());
  host.die();
  const memory = globalThis.mstPending;
  globalThis.mstPending = undefined;
  page = openPage(page.storage);
  const reloaded = await import("../../src/mestring/widgets/_base.js?reloaded");
  const again = kernel({ code: reloaded.widget });
  assert.equal(again.answer(), "mine");
  mock.timers.tick(301);
  again.work();
  assert.equal(disk.answer, "mine");
  assert.deepEqual(Object.keys(page.storage), []);
  globalThis.mstPending = memory;
});

test("what is kept leaves nothing behind, and what is private never lies in the browser", () => {
  const host = kernel();
  typing(host, 1, 3, true);
  mock.timers.tick(301);
  host.work();
  assert.deepEqual(Object.keys(page.storage), []);
  assert.ok(!page.leave());
  const secret = kernel({ secret: true });
  secret.change("hidden");
  mock.timers.tick(301);
  assert.deepEqual(Object.keys(page.storage), []);
  secret.die();
  assert.equal(kernel({ secret: true }).answer(), "hidden", "as long as the page is there");
});
