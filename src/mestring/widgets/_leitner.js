// Leitner's boxes, on the reader's own clock. Pure, so that `node --test` can move the clock; the numbers are Python's.
// A record is what is kept of an item: { box, day, chosen, at }. `at` is the lesson that asked, if one did.

/** The date where the reader is, "2026-11-27". A day is a date: how many hours it had makes no difference. */
export function dayOf(now = new Date()) {
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** How many dates lie between two days. */
export const between = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** In how many days an item comes again; 0 or less when it is due. */
export function wait(record, day, intervals) {
  const gone = between(record.day, day);
  // A day to come is another time zone's today. One further off was written by a clock that was wrong.
  return gone < -1 ? 0 : intervals[record.box - 1] - gone;
}

export const isDue = (record, day, intervals) => wait(record, day, intervals) <= 0;

/** Where an item goes when it is answered: up a box if it was due or new, back to the first if it was forgotten. */
export function moved(record, right, day, intervals) {
  if (!right) return { box: 1, day };
  const up = !record || isDue(record, day, intervals) ? 1 : 0;
  return { box: Math.min((record?.box ?? 1) + up, intervals.length), day };
}

/** Items in the order in which they should be asked: what is due (weakest, then oldest), what is new, and the rest. */
function inTurn(items, records, day, intervals) {
  const asked = items.filter(({ id }) => records[id]);
  const weakest = (a, b) => records[a.id].box - records[b.id].box || (records[a.id].day < records[b.id].day ? -1 : 1);
  const soonest = (a, b) => wait(records[a.id], day, intervals) - wait(records[b.id], day, intervals);
  return {
    due: asked.filter(({ id }) => isDue(records[id], day, intervals)).sort(weakest),
    fresh: items.filter(({ id }) => !records[id]),
    rest: asked.filter(({ id }) => !isDue(records[id], day, intervals)).sort(soonest),
  };
}

/** The items that a lesson asks: those that it has asked today already, then the others in their turn. */
export function ofLesson(lesson, items, records, day, { intervals, count }) {
  const mine = items.filter(({ id }) => records[id]?.day === day && records[id].at === lesson);
  const others = items.filter((item) => !mine.includes(item));
  const { due, fresh, rest } = inTurn(others, records, day, intervals);
  return [...mine, ...due, ...fresh, ...rest].slice(0, count);
}

/** What is left to ask today: all that is due, and new items as far as the day has room for them. */
export function ofToday(items, records, day, { intervals, count }) {
  const { due, fresh } = inTurn(items, records, day, intervals);
  const done = items.filter(({ id }) => records[id]?.day === day).length;
  return [...due, ...fresh.slice(0, Math.max(0, count - done - due.length))];
}

/** What is known of each item, of an answer that is kept; a record that lost a part in an update counts as none. */
export const recordsOf = (answer) =>
  Object.fromEntries(Object.entries(answer?.items ?? {}).filter(([, { box, day }]) => box && day));

/** The items of the lessons that the reader has come to. */
export const itemsRead = (items, answer) => items.filter(({ lesson }) => lesson <= (answer?.read ?? ""));

/** What is left to ask the reader today. */
export const dueToday = (items, answer, day, rule) => ofToday(itemsRead(items, answer), recordsOf(answer), day, rule);

/** How many days until the next item is due; null where none has been answered. */
export function untilNext(items, records, day, intervals) {
  const waits = items.filter(({ id }) => records[id]).map(({ id }) => wait(records[id], day, intervals));
  return waits.length ? Math.max(0, Math.min(...waits)) : null;
}
