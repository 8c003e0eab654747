// The answer of the hope lines: what is drawn of each phase, what was expected of it, and an earlier drawing.
import { tidy } from "./_answer.js";

export const LINES = ["hope", "hopelessness"];

/** Which way a line went from one level to the next. */
export const went = (before, now) => ["less", "same", "more"][Math.sign(now - before) + 1];

/** The levels alone of an answer's phases: what is drawn. */
const levels = (phases) =>
  Object.fromEntries(
    Object.entries(phases ?? {}).map(([id, said]) => [
      id,
      Object.fromEntries(LINES.filter((line) => line in said).map((line) => [line, said[line]])),
    ]),
  );

export function drawing({ model, answer, change }) {
  const phases = model.get("phases");
  const said = (phase) => answer()?.phases?.[phase.id] ?? {};
  const put = (phase, values) =>
    change(tidy({ ...answer(), phases: { ...answer()?.phases, [phase.id]: { ...said(phase), ...values } } }));
  const placed = (phase) => LINES.every((line) => line in said(phase));
  return {
    phases,
    said,
    placed,
    set: (phase, line, level) => put(phase, { [line]: level }),
    mark: (phase, event, effect) => put(phase, { events: { ...said(phase).events, [event]: effect } }),
    expect: (phase, line, way) => put(phase, { expected: { ...said(phase).expected, [line]: way } }),
    /** Something else than an expectation is answered here. */
    begun: (phase) => LINES.some((line) => line in said(phase)) || said(phase).events !== undefined,
    done: () => phases.every(placed),
    drawn: () => levels(answer()?.phases),
    earlier: () => answer()?.earlier,
    keep: () => change({ ...answer(), earlier: levels(answer().phases) }),
    forget: () => change(tidy({ ...answer(), earlier: null })),
  };
}
