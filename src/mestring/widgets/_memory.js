// What the reader has answered of the item bank: one answer for the whole course, kept by items.
import { fill } from "./_elements.js";
import { bankItem } from "./_item.js";
import { dayOf, moved, recordsOf, wait } from "./_leitner.js";

/** @param {any} tools those of the widget; `lesson` where a lesson asks */
export function makeMemory({ model, labels, answer, change, say, lesson }) {
  const intervals = model.get("intervals");
  let opened = dayOf();
  const records = () => recordsOf(answer());
  /** What was answered in this sitting, also when midnight has passed. */
  const record = ({ id }) => (records()[id]?.day >= opened ? records()[id] : null);

  function keep(item, chosen, right) {
    const before = answer() ?? {};
    const about = {
      ...moved(records()[item.id], right, dayOf(), intervals),
      chosen,
      ...(lesson ? { at: lesson } : {}),
    };
    const earlier = lesson ? model.get("items").map((each) => each.lesson) : [];
    const read = [before.read ?? "", ...earlier].sort().at(-1);
    change({ ...before, ...(read ? { read } : {}), items: { ...before.items, [item.id]: about } });
  }

  const again = (days) => (days <= 1 ? labels.tomorrow : fill(labels.in_days, { days }));

  return {
    records,
    /** A sitting begins: what was answered before it is no answer of it. */
    open() {
      opened = dayOf();
    },
    answered: (item) => record(item) !== null,
    /** The item on the page, as number so and so of so many. */
    draw: (item, number, count) =>
      bankItem({
        item,
        number: fill(labels.question, { number, count }),
        labels,
        say,
        later: (kept) => again(wait(kept, dayOf(), intervals)),
        record: () => record(item),
        answered: (chosen, right) => keep(item, chosen, right),
      }),
  };
}
