import { same } from "../../widgets/_answer.js";
import { gathered } from "./gather.js";
import { NotKept } from "./storage.js";

// Keeps one widget's answer and says so: the same receipts as the notebook's, so the widget knows no difference.
// `model` has get, and `receive` for what only the host sets.

const version = (record) => (record ? `${record.revision} ${record.at}` : "");

/**
 * `words()`: the answer in words, kept beside it, so that another page can show it without the widget. `missing(answer)`:
 * how much of it is missing, where a page knows.
 */
export function makeKeeper({
  storage,
  page,
  model,
  asked,
  words = () => ({ rows: [] }),
  missing = (_) => undefined,
  now = () => new Date(),
}) {
  const key = model.get("key");
  let [seen, trouble] = storage.read(page, key);
  let shown = null; // the other version, once the reader has been told of it

  const answer = () => model.get("answer") ?? null;

  function receipt({ problem = "", other = null, notice = "" } = {}) {
    shown = other;
    model.receive("kept", {
      answer: seen?.answer ?? null,
      at: seen?.at ?? null,
      tried: problem ? answer() : null,
      problem,
      other: other?.answer ?? null,
      notice,
    });
  }

  function adopt(record, notice = "") {
    seen = record;
    receipt({ notice });
    model.receive("answer", record?.answer ?? null);
  }

  function inWords() {
    try {
      return { title: model.get("title"), prompt: model.get("prompt") ?? "", ...words() };
    } catch (error) {
      console.error(error); // the answer is kept all the same
    }
  }

  /** Keep the answer that stands in the widget; `over` is the version that may be replaced knowingly. */
  function keep(over = seen) {
    const current = answer();
    if (seen && same(current, seen.answer) && !model.get("kept").problem) return receipt();
    const [there, why] = storage.read(page, key);
    if (why === "newer_version") return receipt({ problem: why }); // never written over
    if (there && version(there) !== version(over) && !same(there.answer, current)) {
      return receipt({ problem: "conflict", other: there });
    }
    const revision = Math.max(there?.revision ?? 0, seen?.revision ?? 0) + 1;
    const secret = model.get("private") || undefined; // what is undefined is not written
    const about = { key, widget: model.get("module"), revision, at: now().toISOString(), private: secret };
    const record = {
      ...about,
      answer: current,
      missing: missing(current),
      words: current === null ? undefined : inWords(),
    };
    try {
      if (current === null) storage.remove(page, key);
      else storage.write(page, record);
    } catch (error) {
      if (!(error instanceof NotKept)) throw error;
      return receipt({ problem: error.code });
    }
    seen = record;
    receipt();
    if (current !== null) asked();
  }

  /** A widget may look at one answer of the whole course beside its own. */
  function lend() {
    const from = model.get("borrows");
    if (from) model.receive("borrowed", storage.read("", from)[0]?.answer ?? {});
  }

  /** Has another tab kept something newer, or deleted it? What stands here unkept is never overwritten. */
  function look() {
    lend();
    const [there] = storage.read(page, key);
    if (version(there) === version(seen)) return;
    const unkept = !same(answer(), seen?.answer) || model.get("kept").problem;
    if (there && unkept) return receipt({ problem: "conflict", other: there });
    if (there) return adopt(there, "newer");
    if (seen && seen.answer !== null && !unkept) adopt(null);
  }

  model.receive("answer", seen?.answer ?? null);
  receipt({ notice: trouble });
  lend();

  return {
    keep: () => keep(),
    look,
    message: ({ do: what }) =>
      ({
        gather: () => model.tell({ found: gathered(storage, model.get("sheets")) }),
        look,
        retry: () => keep(),
        keep: () => keep(shown ?? seen),
      })[what]?.(),
    /** The answers were moved to another storage: one that lay there already is shown, not overwritten. */
    moved() {
      seen = null;
      const [there] = storage.read(page, key);
      if (there && same(there.answer, answer())) adopt(there);
      else if (answer() !== null) keep();
    },
    /** A copy was taken in. What stands here unkept is told of, as after another tab's answer. */
    taken() {
      const [there] = storage.read(page, key);
      if (there && same(answer(), seen?.answer)) adopt(there);
      else look();
    },
    /** Everything was deleted. */
    forget() {
      adopt(null);
      lend();
    },
  };
}
