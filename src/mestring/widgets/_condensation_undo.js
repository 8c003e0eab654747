// Undo and redo over the whole work on the bench.

const STEPS_BACK = 200;

/** What can be undone and redone, as answers; `slot` names a text field, whose letters are one step together. */
export function makeUndo() {
  let past = [];
  let future = [];
  return {
    note(before, words, slot = null) {
      const last = past.at(-1);
      if (slot && last?.slot === slot && !future.length) return;
      past = [...past, { answer: before, words, slot }].slice(-STEPS_BACK);
      future = [];
    },
    /** Back (-1) or forth (1): { answer, words } of the move, or null. `now` is the answer that is left. */
    go(by, now) {
      const stack = by < 0 ? past : future;
      const step = stack.pop();
      if (!step) return null;
      (by < 0 ? future : past).push({ ...step, answer: now, slot: null });
      return step;
    },
    can: (by) => (by < 0 ? past : future).length > 0,
    clear() {
      past = [];
      future = [];
    },
  };
}
