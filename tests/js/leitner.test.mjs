import assert from "node:assert/strict";
import { test } from "node:test";
import {
  between,
  dayOf,
  isDue,
  moved,
  ofLesson,
  ofToday,
  untilNext,
  wait,
} from "../../src/mestring/widgets/_leitner.js";

const intervals = [1, 3, 7, 30];
const ZONES = ["Europe/Oslo", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Kiritimati", "Pacific/Apia", "UTC"];
const items = (...ids) => ids.map((id) => ({ id }));
const ids = (list) => list.map(({ id }) => id);

function inEveryZone(check) {
  const before = process.env.TZ;
  try {
    for (const zone of ZONES) {
      process.env.TZ = zone;
      check(zone);
    }
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

test("a day is the date on the reader's own clock: 23:00 and 01:00 are a day apart, 01:00 and 23:00 none", () => {
  inEveryZone((zone) => {
    const at = (day, hour) => dayOf(new Date(2026, 10, day, hour));
    assert.equal(at(27, 23), "2026-11-27", zone);
    assert.equal(between(at(27, 23), at(28, 1)), 1, zone);
    assert.equal(between(at(28, 1), at(28, 23)), 0, zone);
  });
});

test("the same moment is another date elsewhere, and both are right", () => {
  const moment = new Date("2026-11-27T23:30:00Z");
  const dates = {};
  inEveryZone((zone) => {
    dates[zone] = dayOf(moment);
  });
  assert.equal(dates["Europe/Oslo"], "2026-11-28");
  assert.equal(dates["America/Los_Angeles"], "2026-11-27");
});

test("days are whole over the changes to summer and winter time, over months, leap days and years", () => {
  inEveryZone((zone) => {
    for (const start of [
      [2026, 2, 28],
      [2026, 9, 24],
      [2026, 2, 7],
      [2026, 9, 31],
      [2028, 1, 28],
      [2026, 11, 31],
    ])
      for (const days of [1, 3, 7, 30])
        for (const hour of [0, 3, 23]) {
          const [year, month, day] = start;
          const later = dayOf(new Date(year, month, day + days, hour));
          assert.equal(between(dayOf(new Date(year, month, day, 23 - hour)), later), days, `${zone} ${start} ${days}`);
        }
  });
});

test("what is remembered is due after 1, 3, 7 and 30 days and not a day before; what is forgotten tomorrow", () => {
  inEveryZone((zone) => {
    let clock = new Date(2026, 2, 25, 23); // four days before summer time in Norway
    let record = moved(undefined, false, dayOf(clock), intervals);
    for (const [days, box] of [
      [1, 2],
      [3, 3],
      [7, 4],
      [30, 4],
      [30, 4],
    ]) {
      const [year, month, day] = [clock.getFullYear(), clock.getMonth(), clock.getDate()];
      assert.equal(wait(record, dayOf(clock), intervals), days, zone);
      assert.ok(!isDue(record, dayOf(new Date(year, month, day + days - 1, 23)), intervals), zone);
      clock = new Date(year, month, day + days, 1);
      assert.ok(isDue(record, dayOf(clock), intervals), zone);
      record = moved(record, true, dayOf(clock), intervals);
      assert.equal(record.box, box);
    }
    assert.deepEqual(moved(record, false, "2026-11-27", intervals), { box: 1, day: "2026-11-27" });
  });
});

test("a new item that is known skips the first box; answered before it is due, an item stays in its box", () => {
  const known = moved(undefined, true, "2026-11-27", intervals);
  assert.equal(known.box, 2);
  assert.deepEqual(moved(known, true, "2026-11-28", intervals), { box: 2, day: "2026-11-28" });
  assert.equal(moved({ box: 1, day: "2026-11-27" }, true, "2026-11-27", intervals).box, 1);
});

test("a day to come is another zone's today; one far off is a clock that was wrong", () => {
  assert.equal(wait({ box: 2, day: "2026-11-28" }, "2026-11-27", intervals), 4);
  assert.ok(isDue({ box: 2, day: "2031-01-01" }, "2026-11-27", intervals));
});

const day = "2026-11-27";
const records = {
  strong: { box: 4, day: "2026-10-01" },
  weak: { box: 1, day: "2026-11-25" },
  weaker: { box: 1, day: "2026-11-20" },
  resting: { box: 3, day: "2026-11-26" },
  soon: { box: 1, day },
};

test("a lesson asks the weakest and oldest first, then what is new, then what comes next", () => {
  const all = items("new", "soon", "resting", "strong", "weak", "weaker");
  const ask = (count, more = {}) => ids(ofLesson("03", all, { ...records, ...more }, day, { intervals, count }));
  assert.deepEqual(ask(6), ["weaker", "weak", "strong", "new", "soon", "resting"]);
  assert.deepEqual(ask(3), ["weaker", "weak", "strong"]);
});

test("opened again on the same day, a lesson shows the questions that it has asked, and the next day others", () => {
  const all = items("a", "b", "c", "d", "e");
  const ask = (kept, today = day) => ids(ofLesson("03", all, kept, today, { intervals, count: 3 }));
  const a = { a: { box: 2, day, at: "03" } };
  assert.deepEqual(ask({}), ["a", "b", "c"]);
  assert.deepEqual(ask(a), ["a", "b", "c"]);
  assert.deepEqual(ask(a, "2026-11-28"), ["b", "c", "d"]);
  assert.deepEqual(ask({ a: { ...a.a, at: "02" } }), ["b", "c", "d"]);
});

test("a day has all that is due, and new items as far as there is room", () => {
  const all = items("n1", "n2", "n3", "weak", "resting", "soon", "strong");
  const today = (count) => ids(ofToday(all, records, day, { intervals, count }));
  assert.deepEqual(today(4), ["weak", "strong", "n1"]); // one is answered already
  assert.deepEqual(today(1), ["weak", "strong"]);
  assert.equal(untilNext(all, records, day, intervals), 0);
  assert.equal(untilNext(items("resting", "soon"), records, day, intervals), 1);
  assert.equal(untilNext(items("n1"), records, day, intervals), null);
});
