// The answer of the journey board: the student's own steps, their order, and what is said of each step.
import { tidy } from "./_answer.js";
import { fill } from "./_elements.js";

const OWN_CHANGES = ["own-1", "own-2", "own-3"];

/** The steps as they stand in `order`; those that it does not name come last. */
export function ordered(steps, order) {
  const placed = order.map((id) => steps.find((step) => step.id === id)).filter(Boolean);
  return [...placed, ...steps.filter((step) => !placed.includes(step))];
}

const without = (object, name) => Object.fromEntries(Object.entries(object ?? {}).filter(([key]) => key !== name));

export function journey({ model, answer, change }) {
  const names = Object.fromEntries((model.get("feelings") ?? []).map(({ id, text }) => [id, text]));
  const slots = Array.from({ length: model.get("own_steps") }, (_, i) => `own-${i + 1}`);
  const own = () => answer()?.own ?? {};
  const put = (values) => change(tidy({ ...answer(), ...values }));
  const said = (id) => answer()?.steps?.[id] ?? {};
  const about = (id, values) => put({ steps: { ...answer()?.steps, [id]: { ...said(id), ...values } } });
  const steps = () =>
    ordered(
      [
        ...model.get("steps"),
        ...slots
          .filter((id) => id in own())
          .map((id) => ({ id, title: own()[id].name, text: "", changes: [], own: true })),
      ],
      answer()?.order ?? [],
    );
  const ids = () => steps().map(({ id }) => id);
  const changed = (id, one) => said(id).changes?.[one] ?? {};
  const putChange = (id, one, values) =>
    about(id, { changes: { ...said(id).changes, [one]: { ...changed(id, one), ...values } } });

  const works = (id) => said(id).notes?.works?.trim() ?? "";
  /** The changes of a step that have words, and what is said of each. */
  const changes = (step) =>
    [...step.changes, ...OWN_CHANGES.map((id) => ({ id, text: "" }))]
      .map(({ id, text }) => {
        const { whose, notes } = changed(step.id, id);
        return { text: text || notes?.change?.trim() || "", whose, to: notes?.to?.trim(), why: notes?.why?.trim() };
      })
      .filter(({ text }) => text);
  const done = (step) => {
    const { feels, notes } = said(step.id);
    return (
      (feels?.length || notes?.feels?.trim()) &&
      (works(step.id) || changes(step).length) &&
      changes(step).every(({ whose, to, why }) => whose === "ours" || (whose && to && why))
    );
  };

  return {
    steps,
    said,
    works,
    changes,
    changed,
    /** What the person feels, in one row: the feelings that are ticked, and the words about them. */
    felt(id) {
      const { feels = [], notes } = said(id);
      const named = feels.map((one, i) => (i ? names[one].toLowerCase() : names[one])).join(", ");
      return [named, notes?.feels?.trim()].filter(Boolean).join(" – ");
    },
    feel: (id, feels) => about(id, { feels }),
    note: (id, name, words) => about(id, { notes: { ...said(id).notes, [name]: words || null } }),
    /** Where a step's changes stand: those that are given, and the student's own, as far as they are needed. */
    places(step) {
      const free = OWN_CHANGES.findIndex((one) => !changed(step.id, one).notes?.change);
      const own = OWN_CHANGES.filter((one, i) => i === free || said(step.id).changes?.[one]);
      return [...step.changes, ...own.map((id) => ({ id, text: "", own: true }))];
    },
    mark: (id, one, whose) => putChange(id, one, { whose }),
    write: (id, one, name, words) =>
      putChange(id, one, { notes: { ...changed(id, one).notes, [name]: words || null } }),
    /** What an exercise still asks for, as Python's `missing`, with no more of a step than its title. */
    missing(labels) {
      const all = steps();
      const [least, enough] = [model.get("least"), model.get("enough")];
      const begun = all.filter(({ id }) => id in (answer()?.steps ?? {}));
      return [
        all.length < least && fill(labels.too_few, { least }),
        begun.length < enough && fill(labels.not_enough, { enough }),
        ...(enough ? begun : all).filter((step) => !done(step)).map(({ title }) => title),
        all.length && !all.some(({ id }) => works(id)) && labels.no_works,
        all.length && !all.some((step) => changes(step).length) && labels.no_change,
      ].filter(Boolean);
    },
    /** The id of the new step; none where there is no room. */
    add(name) {
      const free = slots.find((id) => !(id in own()));
      if (free) put({ own: { ...own(), [free]: { name } }, order: [...ids(), free] });
      return free;
    },
    rename: (id, name) => put({ own: { ...own(), [id]: { name } } }),
    /** Whether the step came one place on (1) or back (-1). */
    move(id, by) {
      const order = ids();
      const from = order.indexOf(id);
      if (!order[from + by]) return false;
      [order[from], order[from + by]] = [order[from + by], id];
      put({ order });
      return true;
    },
    drop: (id) =>
      put({
        own: without(own(), id),
        steps: without(answer()?.steps, id),
        order: ids().filter((one) => one !== id),
      }),
  };
}
