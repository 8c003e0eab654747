// A run of sentences: a unit hangs together.

/** The run after a sentence is ticked, or not any more: [first, last] from 1, or null when none is left.
 *  @param {number[]} before */
export function run(before, sentence, on) {
  const [first, last] = before;
  if (on) return [Math.min(first, sentence), Math.max(last, sentence)];
  if (sentence === first) return first === last ? null : [first + 1, last];
  return [first, sentence - 1];
}

/** The sentences that no unit has yet, as far as they hang together; all, when each belongs to one. */
export function untouched(count, units) {
  const used = (sentence) => units.some(({ from, to }) => from <= sentence && sentence <= to);
  const all = Array.from({ length: count }, (_, i) => i + 1);
  const first = all.find((sentence) => !used(sentence));
  if (!first) return [1, count];
  const end = all.find((sentence) => sentence > first && used(sentence));
  return [first, end ? end - 1 : count];
}
