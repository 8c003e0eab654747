// What a check cell said, read from its outputs. Pure, so that `node --test` can prove it.
import { words } from "./words.js";

const VERDICT = "application/vnd.mestring.verdict+json";

/** States in which nothing is left to do. */
const DONE = ["answered", "right"];
export const isDone = ({ state }) => DONE.includes(state);

/** The verdict {state, said, left, all} in a list of outputs; never a traceback. */
export function readVerdict(outputs) {
  const verdict = outputs
    .map((output) => output.data?.[VERDICT])
    .filter(Boolean)
    .at(-1);
  if (!verdict) return { state: "failed", said: words.checkFailed };
  const { state, text, left = [], all = 0 } = verdict;
  return { state, said: left.length ? left[0] : isDone(verdict) ? words.partDone : text, left: left.length, all };
}

/** What can be said about a text that a teacher will read: is anything there? */
export function textVerdict(source) {
  const written = source.trim();
  const open = !written || written === words.stub;
  return { state: open ? "missing" : "answered", said: open ? words.unwritten : words.partDone, left: +open, all: 1 };
}

/**
 * One line for each part of the exercise, as [{ part, place, state, said }]: all that is asked under one heading.
 * `place` is where the first of it is still open.
 */
export function byPart(verdicts) {
  const parts = new Map();
  for (const verdict of verdicts) parts.set(verdict.part, [...(parts.get(verdict.part) ?? []), verdict]);
  return [...parts.values()].map((inIt) => {
    const first = inIt.find((one) => !isDone(one)) ?? inIt[0];
    const sum = (what) => inIt.reduce((so_far, verdict) => so_far + (verdict[what] ?? 0), 0);
    const counted = first.state === "missing" && sum("all") > 1;
    return { ...first, said: counted ? words.partLeft(sum("left"), sum("all")) : first.said };
  });
}

/** The last heading in some Markdown texts, without its signs; empty when there is none. */
export function lastHeading(texts) {
  const headings = texts.flatMap((text) => [...text.matchAll(/^#{1,6} +(.+?) *#*$/gm)]);
  return (headings.at(-1)?.[1] ?? "").replace(/[*_`]/g, "");
}

/** All parts in a sentence or two. */
export function summary(parts) {
  if (!parts.length) return words.nothingToCheck;
  const count = (...states) => parts.filter(({ state }) => states.includes(state)).length;
  const missing = count("missing"),
    unchecked = count("failed", "changed");
  const said = [missing && words.someMissing(missing, parts.length), unchecked && words.someUnchecked(unchecked)];
  return said.filter(Boolean).join(" ") || words.allAnswered;
}
