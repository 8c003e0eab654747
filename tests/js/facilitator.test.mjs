// The facilitator's clock under a clock of our own: running, paused, asleep, opened anew, put back, over midnight.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { readFileSync } from "node:fs";
import { makeModel } from "../../src/mestring/book/host/model.js";
import {
  ago,
  face,
  found,
  fresh,
  longer,
  passed,
  paused,
  reading,
  started,
} from "../../src/mestring/widgets/_facilitator_clock.js";
import facilitator from "../../src/mestring/widgets/facilitator.js";
import { openPage } from "./dom.mjs";

const words = JSON.parse(readFileSync(new URL("../../src/mestring/text/nb.json", import.meta.url), "utf8"));
const MINUTE = 60_000;
const steps = [
  { id: "in", title: "Innsjekk", minutes: 8, text: "Hver får ordet.", who: "alle" },
  { id: "ask", title: "Spørsmål", minutes: 2, text: "", who: "Teamet" },
  { id: "out", title: "Utsjekk", minutes: 1, text: "Én setning.", who: "alle" },
];

test("what is left follows from the end, whatever happened in between", () => {
  const now = Date.parse("2026-11-27T22:55:00Z");
  const runs = started(fresh(steps[0]), now);
  assert.deepEqual(runs, { step: "in", of: 480, end: "2026-11-27T23:03:00.000Z" });
  assert.deepEqual(reading(runs, now + 1), { state: "running", left: 480 });
  assert.deepEqual(reading(runs, now + 8 * MINUTE - 1), { state: "running", left: 1 }); // over midnight
  assert.deepEqual(reading(runs, now + 8 * MINUTE), { state: "over", left: 0 });
  assert.deepEqual(reading(runs, now + 20 * MINUTE), { state: "over", left: -720 });
});

test("a pause keeps the rest for as long as it lasts", () => {
  const rests = paused(started(fresh(steps[0]), 0), 3 * MINUTE + 400);
  assert.deepEqual(rests, { step: "in", of: 480, left: 300 });
  assert.deepEqual(reading(rests, 9e12), { state: "paused", left: 300 });
  assert.deepEqual(reading(started(rests, 9e12), 9e12), { state: "running", left: 300 });
});

test("a minute more is added to what is left, and begins now where nothing is left", () => {
  const runs = started(fresh(steps[1]), 0);
  assert.deepEqual(reading(longer(runs, MINUTE), MINUTE), { state: "running", left: 120 });
  assert.deepEqual(reading(longer(runs, 30 * MINUTE), 30 * MINUTE), { state: "running", left: 60 });
  assert.deepEqual(longer(fresh(steps[1]), 0), { step: "ask", of: 180, left: 180 });
  assert.equal(reading(longer(fresh(steps[1]), 0), 0).state, "waiting");
});

test("a clock that was put back is noticed when more is left than there ever was", () => {
  const runs = started(fresh(steps[1]), 60 * MINUTE);
  assert.deepEqual(reading(runs, 0), { state: "moved", left: 120 });
  assert.deepEqual(reading(started(runs, 0), 0), { state: "running", left: 120 });
  assert.equal(reading(runs, 59 * MINUTE).state, "moved");
  assert.equal(reading(runs, 61 * MINUTE).state, "running"); // and put right again
  assert.equal(reading(runs, 9e14).state, "over"); // far away, and still calm
});

test("midnight and summer time change the clock on the wall, not what is left", () => {
  const before = process.env.TZ;
  process.env.TZ = "Europe/Oslo";
  const hours = (moment) => new Date(moment).getHours();
  for (const [night, from, to] of [
    ["2026-11-27T22:58:00Z", 23, 0],
    ["2026-03-29T00:58:00Z", 1, 3],
    ["2026-10-25T00:58:00Z", 2, 2],
  ]) {
    const now = Date.parse(night);
    const runs = started(fresh(steps[0]), now);
    assert.deepEqual([hours(now), hours(now + 4 * MINUTE)], [from, to]);
    assert.deepEqual(reading(runs, now + 4 * MINUTE), { state: "running", left: 240 });
  }
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
});

test("what an older edition kept is read as far as it goes", () => {
  assert.deepEqual(found(steps, null), fresh(steps[0]));
  assert.deepEqual(found(steps, { step: "coffee", of: 9, left: 3 }), fresh(steps[0]));
  assert.deepEqual(found(steps, { of: 60, left: 3 }), fresh(steps[0]));
  assert.deepEqual(found(steps, { step: "ask", left: 3 }), fresh(steps[1]));
  assert.equal(found(steps, { step: "ask", of: 150 }).left, 150);
});

test("the face and how long ago", () => {
  assert.deepEqual([0, -3, 5, 485, 5400].map(face), ["0:00", "0:00", "0:05", "8:05", "90:00"]);
  assert.deepEqual(
    [0, 59, 60, 3599, 3600, 86_399, 86_400].map((seconds) => ago(seconds)),
    [
      ["now", 0],
      ["now", 0],
      ["minutes", 1],
      ["minutes", 59],
      ["hours", 1],
      ["hours", 23],
      ["days", 1],
    ],
  );
  assert.deepEqual(
    [passed(301, 300), passed(300, 299), passed(61, 60), passed(1, 0), passed(0, -1), passed(400, -9)],
    [300, undefined, 60, 0, undefined, 0],
  );
});

let places = 0;

/** A facilitator on a page of its own at this time; what a host keeps is what it is given at once. */
function open(kept = null, page = openPage()) {
  const answer = structuredClone(kept);
  const model = makeModel({
    module: "facilitator",
    labels: { ...words.common, ...words.facilitator },
    language: "nb",
    key: "m12-team",
    place: `${++places}`, // no page remembers another one's
    title: "T",
    prompt: "P",
    private: true,
    roles: [{ id: "chair", name: "Ordstyreren", text: "passer tida." }],
    steps,
    answer,
    kept: { answer, at: "2026-11-27T10:00:00Z", problem: "" },
  });
  const close = facilitator.render({ model, el: page.body });
  const all = () => [...page.body.all()];
  const named = (name) => all().find((each) => each.className?.split(" ").includes(name));
  const stage = named("mst-stage");
  return {
    stage,
    answer: () => model.get("answer"),
    receive: (next) => model.receive("answer", next),
    text: (name) => named(name).textContent,
    time: () => named("mst-time").children[1].textContent,
    state: () => stage.dataset.state,
    heard: () => [...stage.all()].find((each) => each.attributes.role === "status").textContent,
    hears: () => all().filter((each) => each.attributes.role === "status").length,
    press(name) {
      const button = all().find(
        (each) => each.localName === "button" && each.textContent === `${name} (T)` && !each.hidden,
      );
      assert.ok(button, `no button ${name}`);
      button.focus();
      button.click();
      return button;
    },
    wake: () => document.dispatchEvent(new Event("visibilitychange")),
    close,
  };
}

function at(text, check) {
  mock.timers.enable({ apis: ["Date", "setTimeout"], now: new Date(text) });
  try {
    check();
  } finally {
    mock.timers.reset();
  }
}
const seconds = (count) => mock.timers.tick(1000 * count);

test("a group goes through its steps: start, pause, a minute more, on, back and to the end", () => {
  at("2026-11-27T12:00:00Z", () => {
    const group = open();
    assert.equal(group.answer(), null);
    assert.deepEqual(
      [group.text("mst-where"), group.text("mst-step"), group.time()],
      ["Steg 1 av 3", "Innsjekk", "8:00"],
    );
    assert.equal(group.text("mst-then"), "Etterpå: «Spørsmål». 3 minutter igjen etter dette steget.");
    seconds(60);
    assert.equal(group.time(), "8:00"); // nobody has started it
    const main = group.press("Start");
    assert.equal(group.heard(), "Klokka går.");
    assert.equal(main.textContent, "Pause (T)"); // the same button, so that the focus stays
    seconds(61);
    assert.deepEqual([group.time(), group.state()], ["6:59", "running"]);
    group.press("Pause");
    seconds(500);
    assert.deepEqual([group.time(), group.state(), main.textContent], ["6:59", "paused", "Fortsett (T)"]);
    assert.deepEqual(group.answer(), { step: "in", of: 480, left: 419 });
    group.press("Ett minutt til");
    assert.deepEqual([group.time(), group.heard()], ["7:59", "Nå er det 7:59 igjen."]);
    group.press("Neste steg");
    assert.deepEqual([group.text("mst-step"), group.time(), group.state()], ["Spørsmål", "2:00", "waiting"]);
    assert.equal(group.heard(), "Steg 2 av 3: Spørsmål. 2 minutter.");
    group.press("Start");
    seconds(30);
    group.press("Neste steg");
    assert.deepEqual([group.text("mst-step"), group.time(), group.state()], ["Utsjekk", "1:00", "running"]);
    group.press("Tilbake");
    assert.deepEqual([group.text("mst-step"), group.time(), group.state()], ["Spørsmål", "2:00", "running"]);
    group.press("Neste steg");
    group.press("Avslutt");
    assert.deepEqual(group.answer(), { done: true });
    assert.equal(group.text("mst-step"), "Ferdig");
    seconds(600);
    assert.equal(group.heard(), "Dere er gjennom alle stegene.");
    group.press("Ta det en gang til");
    assert.deepEqual([group.text("mst-step"), group.time(), group.state()], ["Innsjekk", "8:00", "waiting"]);
    group.close();
  });
});

test("five minutes, one minute and the end are told, and nothing in between", () => {
  at("2026-11-27T12:00:00Z", () => {
    const group = open();
    group.press("Start");
    const told = [];
    for (let second = 1; second <= 8 * 60 + 130; second += 1) {
      seconds(1);
      if (told.at(-1)?.[1] !== group.heard()) told.push([second, group.heard()]);
    }
    assert.deepEqual(
      told.filter(([, said]) => said),
      [
        [1, "Klokka går."],
        [180, "Fem minutter igjen."],
        [420, "Ett minutt igjen."],
        [480, "Tida er ute."],
      ],
    );
    assert.deepEqual([group.time(), group.text("mst-how")], ["0:00", "Tida gikk ut for 2 minutter siden."]);
    group.close();
  });
});

test("who opens the lid again reads how it is, and so does who opens the page again", () => {
  at("2026-11-27T12:00:00Z", () => {
    const group = open();
    group.press("Start");
    seconds(5);
    mock.timers.setTime(Date.parse("2026-11-27T12:20:00Z")); // asleep: no tick came
    group.wake();
    assert.deepEqual([group.state(), group.text("mst-how")], ["over", "Tida gikk ut for 12 minutter siden."]);
    assert.equal(group.heard(), "Tida gikk ut for 12 minutter siden.");
    const kept = group.answer();
    group.close();
    const again = open(kept);
    assert.deepEqual([again.state(), again.text("mst-how")], ["over", "Tida gikk ut for 12 minutter siden."]);
    assert.equal(again.heard(), ""); // it is read, not told as news
    again.press("Ett minutt til");
    assert.deepEqual([again.state(), again.time()], ["running", "1:00"]);
    again.close();
  });
});

test("a clock put back is said calmly, and Start begins the step anew", () => {
  at("2026-11-27T12:00:00Z", () => {
    const group = open();
    group.press("Start");
    const kept = group.answer();
    group.close();
    mock.timers.reset();
    mock.timers.enable({ apis: ["Date", "setTimeout"], now: new Date("2026-11-27T11:00:00Z") });
    const again = open(kept);
    assert.deepEqual([again.state(), again.time()], ["moved", "8:00"]);
    assert.match(again.text("mst-how"), /stilt tilbake/);
    again.press("Start");
    assert.deepEqual([again.state(), again.time()], ["running", "8:00"]);
    again.close();
  });
});

test("two on one page do not disturb each other, and another window's step is shown", () => {
  at("2026-11-27T12:00:00Z", () => {
    const one = open();
    const other = open(null, openPage());
    one.press("Start");
    seconds(10);
    assert.deepEqual([one.time(), other.time(), other.state()], ["7:50", "8:00", "waiting"]);
    other.receive({ step: "ask", of: 120, left: 30 });
    assert.deepEqual([other.text("mst-step"), other.time(), other.state()], ["Spørsmål", "0:30", "paused"]);
    assert.equal(other.heard(), "");
    other.receive(null);
    assert.deepEqual([other.text("mst-step"), other.time()], ["Innsjekk", "8:00"]);
    one.close();
    other.close();
  });
});

test("what has stopped ticks no more", () => {
  at("2026-11-27T12:00:00Z", () => {
    const group = open();
    group.press("Start");
    seconds(3);
    group.close();
    seconds(30);
    assert.equal(group.time(), "7:57");
  });
});
