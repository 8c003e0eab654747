// A notebook that could not be saved: one sentence above the page, until it can. JupyterLab would open a box at every
// attempt, and take the keys of whoever is writing.
import { words } from "./words.js";

const FULL = /No space left|disk is full|File too large|[Qq]uota/;
const READ_ONLY = /Permission denied|[Rr]ead-only/;

const reasons = new WeakMap(); // context -> why it is not saved

/** What to say of a notebook that was not saved just now. */
export function reasonOf(context) {
  return context?.contentsModel?.writable === false ? words.readOnly : (reasons.get(context) ?? words.notSaved);
}

/** Whether a full disk is what the server's English words are about. */
export const isDiskFull = (said) => FULL.test(said);

/** Why the server did not save, and what to do, from its own English words. */
export function whyUnsaved(said, status, hub = false) {
  if (isDiskFull(said)) return words.diskFull;
  if (hub && status === 403 && !READ_ONLY.test(said)) return words.signedOut;
  if (status === 403 || READ_ONLY.test(said)) return words.readOnly;
  return words.notSaved;
}

/** Shows the reason from now on (what fails while the notebook opens is JupyterLab's to tell). */
export function tellUnsaved(context, notices, hub) {
  context._handleError = async (error) => {
    const why = whyUnsaved(`${error.message} ${error.traceback ?? ""}`, error.response?.status, hub);
    reasons.set(context, why);
    notices.warn("save", why, why === words.signedOut ? { href: location.href, text: words.signInAgain } : null);
  };
  context.saveState.connect((_, state) => {
    if (state !== "completed") return;
    reasons.delete(context);
    notices.warn("save", "");
  });
}
