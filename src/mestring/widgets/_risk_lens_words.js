// What a case comes to, in numbers and in words.
import { fill } from "./_elements.js";
import { decimals, factorOf, people, shareAfter, shareOf } from "./_risk.js";
import { inWords } from "./_risk_lens_number.js";

/** What is set in a case, the student's own and what the case gives: null as long as something is open. */
export function settled(one, given) {
  const set = {
    base: one.base ?? given.base,
    ratio: one.ratio ?? given.ratio,
    measure: one.measures.length > 1 ? given.measure : one.measures[0].id,
    reading: one.readings.length > 1 ? given.reading : one.readings[0].id,
  };
  return Object.values(set).includes(undefined) ? null : set;
}

/** The shares before and after, and whether there can be such people. */
export function reckoned({ base, ratio, measure, reading }) {
  const factor = factorOf(ratio, reading);
  const shares = [shareOf(base), shareAfter(base, factor, measure)];
  return { base, measure, factor, shares, possible: shares[1].n <= shares[1].d };
}

/** Whether all that a goal asks for is so; where it says nothing of it, it must also be possible. */
export function reached({ base, factor, shares, possible }, { possible: wanted = true, ...holds }) {
  const [before, after] = shares.map((share) => people(share, 100));
  const is = { base, factor, before, after, more: after - before };
  return (
    possible === wanted && Object.entries(holds).every(([part, [least, most]]) => is[part] >= least && is[part] <= most)
  );
}

/** How many of so many people, in words; where there are few or nearly all, no dot says none or all. */
export function peopleWords(labels, share, of) {
  const count = people(share, of);
  const words = count === 0 ? "fewest" : count === of && share.n < share.d ? "most" : "people";
  return fill(labels[words], { count, of, most: of - 1 });
}

/** Why it cannot be. */
export function refusal(labels, one, { base, factor }) {
  const values = {
    factor: inWords(labels, factor),
    base: inWords(labels, base),
    product: inWords(labels, base * factor),
    bound: inWords(labels, Math.floor(10_000 / factor + 1e-9) / 100),
  };
  const odds = one.measures.some(({ id }) => id === "odds_ratio") ? [labels.odds_unbounded] : [];
  return [fill(labels.impossible_because, values), fill(labels.bound, values), ...odds].join(" ");
}

/** From how many to how many, the difference and the ratio: all three, for each alone misleads. */
export function summary(labels, { shares }, of) {
  const [before, after] = shares.map((share) => people(share, of));
  const [from, to] = shares.map((share) => peopleWords(labels, share, of));
  const way = after > before ? "more" : after < before ? "fewer" : "same";
  const [{ n: n0, d: d0 }, { n: n1, d: d1 }] = shares;
  const parts = [
    fill(labels.from_to, { before: from, after: to }),
    fill(labels.difference[way], { count: Math.abs(after - before), of }),
    ...(n1 * d0 === d1 * n0
      ? []
      : [fill(labels.times, { times: decimals({ n: n1 * d0, d: d1 * n0 }, 2, labels.decimal_mark) })]),
  ];
  return `${parts.join("; ")}.`;
}

/** What stands below the dots: the odds where they are multiplied, what the dots round off, what is not known. */
export function details(labels, one, set, { factor, shares, measure }, of) {
  const [before, after] = shares.map((share) => people(share, of));
  const percent = ([from, to]) => ({
    from: decimals({ n: 100 * from.n, d: from.d }, 2, labels.decimal_mark),
    to: decimals({ n: 100 * to.n, d: to.d }, 2, labels.decimal_mark),
  });
  const exact = shares.every((share) => (share.n * of) % share.d === 0);
  const left = of - after;
  const odds = { before, rest: of - before, after, left, factor: inWords(labels, factor) };
  return [
    measure === "odds_ratio" ? fill(labels.odds, odds) : "",
    measure === "odds_ratio" && before && left ? fill(labels.odds_from, odds) : "",
    exact ? "" : fill(labels.rounded, percent(shares)),
    uncertainty(labels, one, set, of),
  ].filter(Boolean);
}

/** How sure the number is, as far as the source says. */
function uncertainty(labels, one, set, of) {
  if (!one.interval) return labels[one.source ? "unknown_in_source" : "unknown"];
  const [low, high] = one.interval.map((ratio) => reckoned({ ...set, ratio }));
  const [from, to] = one.interval.map((ratio) => inWords(labels, ratio));
  const [fewest, most] = [low, high].map(({ shares }) => peopleWords(labels, shares[1], of));
  return fill(labels[high.possible ? "interval" : "interval_beyond"], { from, to, fewest, most, group: one.after });
}
