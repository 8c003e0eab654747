// What a base rate and a ratio make of people, in whole numbers: the rule of `logic/risk.py`, for a page has no kernel.
// A share is { n, d }, n parts of d; a base rate has at most one decimal, in percent, and a ratio at most two.

/** "13 times greater": 13 times as much, or 13 times as much on top of what there was. */
export const factorOf = (ratio, reading) => ratio + (reading === "more" ? 1 : 0);

export const shareOf = (base) => ({ n: Math.round(base * 10), d: 1000 });

/** The share afterwards; impossible where n is greater than d. */
export function shareAfter(base, factor, measure) {
  const { n: part, d: all } = shareOf(base);
  const n = part * Math.round(factor * 100);
  return { n, d: 100 * (measure === "odds_ratio" ? all - part : all) + (measure === "odds_ratio" ? n : 0) };
}

/** How many of so many people: the nearest whole number, half a person counts as one. */
export const people = ({ n, d }, of) => Math.floor((2 * n * of + d) / (2 * d));

/** A share or any other fraction, rounded to so many decimals after the language's mark, without zeros at its end. */
export function decimals(share, places, mark) {
  const units = String(people(share, 10 ** places)).padStart(places + 1, "0");
  const rest = units.slice(units.length - places).replace(/0+$/, "");
  return units.slice(0, units.length - places) + (rest && mark + rest);
}

/** The number that is written, with comma or point; undefined where it is none, or not within these bounds. */
export function written(text, { least, most, places }) {
  const [, whole, rest = ""] = /^\s*(\d{1,4})(?:[.,](\d*?)0*)?\s*%?\s*$/.exec(text) ?? [];
  if (whole === undefined || rest.length > places) return undefined;
  const number = Number(`${whole}.${rest}`);
  return number >= least && number <= most ? number : undefined;
}
