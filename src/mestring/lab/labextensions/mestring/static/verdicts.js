// What a check cell said, read from its outputs. Pure, so that `node --test` can prove it.
import { words } from "./words.js";

const VERDICT = "application/vnd.mestring.verdict+json";

/** The verdict {state, said, text} in a list of outputs; never a traceback. */
export function readVerdict(outputs) {
  const verdict = outputs
    .map((output) => output.data?.[VERDICT])
    .filter(Boolean)
    .at(-1);
  if (!verdict) return { state: "failed", said: words.failedTitle, text: words.checkFailed };
  return { state: verdict.state, said: verdict.title, text: verdict.text };
}

/** What can be said about a text that a teacher will read: is anything there? */
export function textVerdict(source) {
  const written = source.trim();
  if (!written || written === words.stub) return { state: "missing", said: words.unwritten, text: words.unwrittenText };
  return { state: "answered", said: words.written, text: words.writtenText(written.split(/\s+/).length) };
}

/** The last heading in some Markdown texts, without its signs; empty when there is none. */
export function lastHeading(texts) {
  const headings = texts.flatMap((text) => [...text.matchAll(/^#{1,6} +(.+?) *#*$/gm)]);
  return (headings.at(-1)?.[1] ?? "").replace(/[*_`]/g, "");
}

/** All verdicts in a sentence or two. */
export function summary(verdicts) {
  if (!verdicts.length) return words.nothingToCheck;
  const count = (...states) => verdicts.filter(({ state }) => states.includes(state)).length;
  const missing = count("missing"),
    unchecked = count("failed", "changed");
  const said = [missing && words.someMissing(missing, verdicts.length), unchecked && words.someUnchecked(unchecked)];
  return said.filter(Boolean).join(" ") || words.allAnswered;
}
