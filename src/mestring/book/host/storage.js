import { same } from "../../widgets/_answer.js";

// Where answers lie: in this browser alone. On the reader's own machine they stay; on a shared one, and until the
// reader has said which it is, they are forgotten with the tab.

const VERSION = 1;
const UNKEPT = "mestring-unkept "; // where a widget looks for what is to be offered to the reader (widgets/_pending.js)

/** The answer was not written; `code` is "full" or "unwritable". */
export class NotKept extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** `own` and `shared` return the browser's storages; a browser that blocks them throws already there. */
export function openStorage(book, { own, shared }) {
  const prefix = `mestring:${book}:`;
  const choice = `${prefix}machine`;
  const tried = (action, otherwise) => {
    try {
      return action();
    } catch {
      return otherwise;
    }
  };

  /** "own", "shared", or "" before the reader has said which. */
  const machine = () => tried(() => own().getItem(choice), null) ?? tried(() => shared().getItem(choice), null) ?? "";
  const area = () => (machine() === "own" ? own() : shared());
  const slot = (page, key) => `${prefix}${page}:${key}`;
  const names = (of) => tried(() => Object.keys(of()), []).filter((name) => name.startsWith(prefix) && name !== choice);

  /** [the record or null, why what was there could not be used: "damaged", "newer_version" or ""] */
  function read(page, key) {
    const text = tried(() => area().getItem(slot(page, key)), null);
    if (text === null) return [null, ""];
    const record = tried(() => JSON.parse(text), null);
    const usable =
      record?.version === VERSION && record.key === key && "answer" in record && Number.isInteger(record.revision);
    if (record?.version > VERSION) return [null, "newer_version"];
    return usable ? [record, ""] : [null, "damaged"];
  }

  function put(store, name, text) {
    try {
      store().setItem(name, text);
    } catch (error) {
      throw new NotKept(error?.name === "QuotaExceededError" ? "full" : "unwritable");
    }
  }

  const placeOf = (name) =>
    name
      .slice(prefix.length)
      .match(/^(.*):([^:]*)$/)
      .slice(1);
  const answerIn = (text) => tried(() => JSON.parse(text).answer, null) ?? null;

  /** Of two answers one can stay. The other is offered by its widget, as what was answered and never kept. */
  function setAside(name, text, staying) {
    const [page, key] = placeOf(name);
    const [slot, answer] = [`${UNKEPT}${page} ${key}`, answerIn(text)];
    if (answer === null || same(answer, answerIn(staying)) || tried(() => shared().getItem(slot), null)) return;
    put(shared, slot, JSON.stringify({ answer, ours: [] }));
  }

  /** Remember the choice and move the answers there. */
  function choose(kind) {
    const [from, to] = kind === "own" ? [shared, own] : [own, shared];
    const moving = names(from);
    for (const name of moving) {
      const [text, there] = [from().getItem(name), tried(() => to().getItem(name), null)];
      if (there === null) put(to, name, text);
      else setAside(name, text, there);
    }
    put(to, choice, kind);
    for (const name of [...moving, choice]) tried(() => from().removeItem(name));
  }

  /** The choice may be another tab's: what was answered in this one goes there, too. Returns whether there was any. */
  function settle() {
    const late = machine() === "own" && names(shared).length > 0;
    if (late) tried(() => choose("own")); // where there is no room, the receipts say so
    return late;
  }

  /** Every answer that is kept, as [page, record]. */
  function all() {
    return names(area)
      .map(placeOf)
      .map(([page, key]) => [page, read(page, key)[0]])
      .filter(([, record]) => (record?.answer ?? null) !== null);
  }

  settle();
  return {
    all,
    choice,
    choose,
    settle,
    machine,
    read,
    any: () => names(own).length + names(shared).length > 0,
    write: (page, record) => put(area, slot(page, record.key), JSON.stringify({ version: VERSION, ...record })),
    remove: (page, key) => tried(() => area().removeItem(slot(page, key))),
    /** Forget everything of this book, the choice too. */
    clear() {
      globalThis.mstPending?.clear(); // what a widget could not keep
      const unkept = tried(() => Object.keys(shared()), []).filter((name) => name.startsWith(UNKEPT));
      for (const store of [own, shared]) {
        for (const name of [...names(store), ...unkept, choice]) tried(() => store().removeItem(name));
      }
    },
  };
}
