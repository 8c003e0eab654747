// Answers that the host has not confirmed. They outlive the widget (a restarted kernel draws a new one) and, unless
// they are private, the page: a reload in the same tab finds them again.
import { same } from "./_answer.js";

const PREFIX = "mestring-unkept ";
// The host may have written one of the first versions before it died; those that came later can't have reached it.
const FIRST = 20;

/**
 * Entries by the widget's slot: { answer, ours, owner }. `ours` are the versions that the host may hold by our own
 * doing: another version there is somebody else's. `area` returns the browser's storage, or throws.
 */
export function makePending(area) {
  const entries = new Map();
  const tried = (action) => {
    try {
      return action();
    } catch {
      return null; // blocked or full: the answers are remembered as long as the page is
    }
  };
  const get = (slot) => {
    if (!entries.has(slot)) {
      const stored = tried(() => JSON.parse(area().getItem(PREFIX + slot)));
      if (stored) entries.set(slot, stored);
    }
    return entries.get(slot);
  };
  const put = (slot, entry, secret) => {
    entries.set(slot, entry);
    const { answer, ours } = entry;
    if (!secret) tried(() => area().setItem(PREFIX + slot, JSON.stringify({ answer, ours })));
  };
  const remove = (slot) => {
    entries.delete(slot);
    tried(() => area().removeItem(PREFIX + slot));
  };
  return {
    get,
    remove,
    /** The answer has changed; `kept` is what the host had confirmed when it began. */
    change(slot, answer, { kept, owner, secret }) {
      put(slot, { answer, ours: get(slot)?.ours ?? [kept], owner }, secret);
    },
    /** The answer goes to the host now. */
    sent(slot, answer, secret) {
      const entry = get(slot);
      if (entry && entry.ours.length < FIRST && !same(entry.ours.at(-1), answer))
        put(slot, { ...entry, ours: [...entry.ours, answer] }, secret);
    },
    /** The host has kept a version of the owner's: that one, and what was sent after it, are ours. */
    received(slot, kept, { owner, secret }) {
      const entry = get(slot);
      if (entry?.owner !== owner) return;
      const at = entry.ours.findLastIndex((version) => same(version, kept));
      put(slot, { ...entry, ours: at < 0 ? [kept] : entry.ours.slice(at) }, secret);
    },
    /** Forget everything, here and in the browser. */
    clear() {
      entries.clear();
      const names = tried(() => Object.keys(area())) ?? [];
      for (const name of names) if (name.startsWith(PREFIX)) tried(() => area().removeItem(name));
    },
  };
}
