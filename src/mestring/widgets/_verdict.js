// What is said about an answer: whether it is kept, when, and why not.
import { same } from "./_answer.js";
import { dayOfYear, timeOfDay } from "./_dates.js";
import { fill } from "./_elements.js";

/** @import { Receipt } from "./contract" */

/** When an answer was kept, in the reader's own time: "kl. 14:02", or with the date when it was not today. */
export function when(at, labels, language, now = new Date()) {
  const then = new Date(at);
  const time = timeOfDay(then, language);
  if (then.toDateString() === now.toDateString()) return fill(labels.today, { time });
  return fill(labels.earlier, { time, date: dayOfYear(then, language) });
}

/** What to say about the answer on the screen, from the host's receipt: [state, words]. Never a hope.
 *  @param {{answer: any, kept: Receipt, waited?: boolean, starting?: boolean, excess?: number, erased?: boolean, labels: any, language: string, now?: Date}} about */
export function verdict({ answer, kept, waited, starting, excess = 0, erased, labels, language, now }) {
  const because = (code) =>
    fill(labels.not_kept, { reason: fill(labels.reasons[code] ?? labels.reasons.unwritable, { count: excess }) });
  if (excess) return ["problem", because("too_long")];
  if (kept.problem && same(kept.tried, answer)) return ["problem", because(kept.problem)];
  if (!kept.problem && same(kept.answer, answer)) {
    if (answer !== null) return ["kept", fill(labels.kept, { when: when(kept.at, labels, language, now) })];
    return ["none", erased ? labels.deleted : labels.unanswered];
  }
  if (starting) return ["keeping", labels.starting];
  return waited ? ["problem", because("kernel")] : ["keeping", labels.keeping];
}
