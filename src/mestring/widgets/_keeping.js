// An answer's way to the host: what is sent and when, and what may be said of it until its receipt is there.
import { same } from "./_answer.js";
import { verdict } from "./_verdict.js";

const SYNC = 300; // ms from a change to the host; a change within this time travels along
const DOUBT = 2500; // ms without a receipt until we say that the answer is not kept

/**
 * `pending`: what the host has not confirmed, under `slot`; `excess()`: by how many characters a text is too long;
 * `starting()`: the page around is starting: a kernel that is busy with other cells is not gone;
 * `tell()` is called when there is something new to say.
 */
export function makeKeeping({ model, labels, language, pending, slot, excess, starting, tell }) {
  const mine = { owner: model, secret: model.get("private") };
  let timer = 0,
    doubt = 0,
    waited = false,
    answered = false, // here and now, not at an earlier visit
    erased = false; // by the button for it: a part that was taken back is no answer deleted

  const answer = () => model.get("answer") ?? null;
  const kept = () => model.get("kept") ?? {};
  const judge = (more) => verdict({ answer: answer(), kept: kept(), excess: excess(), labels, language, ...more });
  const state = () => judge({})[0];
  const despair = () => {
    waited = !starting();
    doubt = waited ? 0 : setTimeout(despair, DOUBT);
    tell();
  };
  const send = () => {
    clearTimeout(timer);
    timer = 0;
    if (excess()) return tell();
    try {
      model.save_changes();
      pending.sent(slot, answer(), mine.secret);
    } catch {
      waited = true;
    }
    if (state() === "keeping") doubt ||= setTimeout(despair, DOUBT);
    tell();
  };
  const flush = () => {
    if (timer) send();
  };
  const change = (next) => {
    pending.change(slot, next, { kept: kept().answer ?? null, ...mine });
    answered = next !== null;
    erased = false;
    // Drawing may move the focus, and a focus that moves sends. What is sent amid `set` would be the answer before,
    // and the model would go back to it.
    const due = timer;
    timer = 0;
    model.set("answer", next);
    timer = due || setTimeout(send, SYNC);
    tell();
  };
  return {
    answer,
    change,
    send,
    /** Send now what waits for it. */
    flush,
    erase() {
      change(null);
      erased = true;
      send();
    },
    /** Put a question to the host. */
    ask(what) {
      flush();
      if (excess()) return; // the answer to it would take the place of a text that is kept nowhere
      try {
        model.send({ do: what });
      } catch {
        /* no kernel: the doubt says so */
      }
    },
    /** A receipt has come: the host is there. If it was for an older answer, the next one is waited for anew. */
    settled() {
      clearTimeout(doubt);
      waited = false;
      if (!kept().problem) pending.received(slot, kept().answer, mine);
      doubt = state() === "keeping" ? setTimeout(despair, DOUBT) : 0;
      tell();
    },
    /** What to say of the answer now: [state, words]; what is confirmed is remembered no longer. */
    verdict() {
      const found = judge({ waited, starting: starting(), erased });
      const unkept = pending.get(slot);
      const ours = unkept && (unkept.owner === model || same(unkept.answer, answer()));
      if (ours && ["kept", "none"].includes(found[0])) pending.remove(slot);
      return found;
    },
    /** Whether the page may be left without a loss that it could still prevent. */
    safe: () => ["kept", "none"].includes(state()) || kept().problem === "off",
    /** Whether no receipt has come in time. */
    waited: () => waited,
    answered: () => answered,
    erased: () => erased,
    leave() {
      flush();
      clearTimeout(doubt);
    },
  };
}
