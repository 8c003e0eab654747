// A tension field's answer: for each case and line the entries of its steps, { at, why }.
import { tidy } from "./_answer.js";
import { fill } from "./_elements.js";

/** From the middle to either end of a line. */
export const FARTHEST = 5;

/** Entries (one for each step) with one of them changed: no empty entry, and none after the last; null when none is left. */
export function changed(entries, step, values) {
  const next = Array.from({ length: Math.max(entries.length, step + 1) }, (_, i) => entries[i] ?? null);
  const kept = Object.entries({ ...next[step], ...values }).filter(([, value]) => value !== undefined && value !== "");
  next[step] = kept.length ? Object.fromEntries(kept) : null;
  const last = next.findLastIndex((entry) => entry);
  return last < 0 ? null : next.slice(0, last + 1);
}

/** The steps where the marker was placed, and which way it went since the one before: -1, 0 or 1. */
export function way(entries) {
  const placed = entries.map((entry, step) => ({ step, at: entry?.at })).filter(({ at }) => at !== undefined);
  return placed.map((stop, i) => ({ ...stop, went: i ? Math.sign(stop.at - placed[i - 1].at) : 0 }));
}

/** The lines of each case, and what was answered there. */
export function placing({ model, labels, answer, change, exercise }) {
  const fields = model.get("fields");
  const linesOf = (one) => fields.filter(({ id }) => one.fields.includes(id));
  const entries = (one, field) => answer()?.cases?.[one.id]?.[field.id] ?? [];
  const entry = (one, field, step) => entries(one, field)[step] ?? {};
  return {
    fields,
    cases: model.get("cases"),
    linesOf,
    entry,
    way: (one, field) => way(entries(one, field)),
    put(one, field, step, values) {
      const lines = { ...answer()?.cases?.[one.id], [field.id]: changed(entries(one, field), step, values) };
      change(tidy({ cases: { ...answer()?.cases, [one.id]: lines } }));
    },
    /** Every line has its marker at this step. */
    placed: (one, step) => linesOf(one).every((field) => entry(one, field, step).at !== undefined),
    /** The last step of which anything is answered. */
    reached: (one) => Math.max(0, ...linesOf(one).map((field) => entries(one, field).length - 1)),
    done: (one) =>
      linesOf(one).every((field) =>
        Array.from({ length: 1 + one.steps.length }, (_, step) => entry(one, field, step)).every(
          ({ at, why }) => at !== undefined && (!exercise || why?.trim()),
        ),
      ),
    placeOf: (field, at) => (at === undefined ? labels.unset : field.places[at + FARTHEST]),
    nameOf: (field) => fill(labels.line, { left: field.left, right: field.right.toLowerCase() }),
  };
}
