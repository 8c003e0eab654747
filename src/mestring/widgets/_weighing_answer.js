// What was weighed: the items of each group, the student's own among them, and their weights.
import { tidy } from "./_answer.js";

/** `own`: how the student's items stand in the answer; see `weighing`. */
export function weights({ model, answer, change }, own) {
  const groups = model.get("groups"),
    moments = model.get("moments");
  const part = (name) => answer()?.[name] ?? {};
  const mine = (group) =>
    own.ids(group.id).filter((id) => id in part(own.part) && own.group(id, part(own.part)[id]) === group.id);
  const textOf = (id) => own.text(part(own.part)[id] ?? "");
  const items = (group) => [...group.items, ...mine(group).map((id) => ({ id, text: textOf(id) }))];
  const all = () => groups.flatMap(items);
  const open = (moment) => all().filter(({ id }) => !(id in part(moment)));
  const put = (name, values) => change({ ...answer(), [name]: { ...part(name), ...values } });
  const without = (name, id) => Object.fromEntries(Object.entries(part(name)).filter(([key]) => key !== id));
  return {
    groups,
    moments,
    items,
    all,
    /** The items that have no weight at this moment. */
    open,
    weight: (moment, id) => part(moment)[id],
    weigh: (moment, id, weight) => put(moment, { [id]: weight }),
    /** Give what is open afterwards the weight that it had before. */
    copy() {
      const before = open("after").map(({ id }) => [id, part("before")[id]]);
      put("after", Object.fromEntries(before.filter(([, weight]) => weight !== undefined)));
    },
    /** There is a "before" to compare with. */
    ready: () => (all().length && !open("before").length) || Object.keys(part("after")).length > 0,
    /** Whether an item is one that the student writes. */
    isOwn: (group, id) => own.ids(group.id).includes(id),
    textOf,
    /** The id that the student's next item gets; undefined when there is no more room. */
    free: (group) => own.ids(group.id).find((id) => !(id in part(own.part))),
    write: (group, id, text) => put(own.part, { [id]: own.make(text, group.id) }),
    remove(id) {
      const left = [...moments, own.part].map((name) => [name, without(name, id)]);
      change(tidy({ ...answer(), ...Object.fromEntries(left) }));
    },
  };
}
