// What is kept of the confidence survey: moment -> item -> score. Pure.

/** The answer with one score set, or taken away where it is undefined; null when nothing is left. */
export function scored(answer, moment, item, score) {
  const { [item]: _, ...others } = answer?.[moment] ?? {};
  const scores = score === undefined ? others : { ...others, [item]: score };
  const { [moment]: __, ...rest } = answer ?? {};
  const next = Object.keys(scores).length ? { ...rest, [moment]: scores } : rest;
  return Object.keys(next).length ? next : null;
}

/** The part of an answer that was given both times; null where nothing was. */
export function paired(answer) {
  const { before = {}, after = {} } = answer ?? {};
  const both = Object.keys(before).filter((item) => item in after);
  const of = (scores) => Object.fromEntries(both.map((item) => [item, scores[item]]));
  return both.length ? { before: of(before), after: of(after) } : null;
}

/** What happened to one item, as the name of the sentence for it and its numbers; null where nothing was given. */
export function changeOf(answer, item) {
  const before = answer?.before?.[item],
    after = answer?.after?.[item];
  if (before === undefined && after === undefined) return null;
  if (before === undefined) return { way: "only_after", after };
  if (after === undefined) return { way: "only_before", before };
  const way = after > before ? "higher" : after < before ? "lower" : "same";
  return { way, before, after, steps: Math.abs(after - before) };
}
