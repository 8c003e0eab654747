// Whether what a file holds has the form of an answer: the rules of `check_answer`, where no kernel can be asked.
import { wellFormed } from "./_answer.js";

const text = (most) => (value) => typeof value === "string" && [...value].length <= most && wellFormed(value) === value;
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const parts = (known) => (value) =>
  isRecord(value) && Object.entries(value).every(([name, part]) => Object.hasOwn(known, name) && known[name](part));
const named = (pattern, most, fits) => (value) =>
  isRecord(value) &&
  Object.keys(value).length <= most &&
  Object.entries(value).every(([name, part]) => pattern.test(name) && fits(part));
const list = (most, fits) => (value) => Array.isArray(value) && value.length <= most && value.every(fits);
const like = (pattern) => (value) => typeof value === "string" && pattern.test(value);
const different = (fits) => (value) => fits(value) && new Set(value).size === value.length;

const NAME = text(80),
  LONG = text(4000);
const [CODE, THEME, UNIT] = [/^k\d{1,4}$/, /^t\d{1,4}$/, /^[a-z0-9-]{1,20}:\d{1,3}-\d{1,3}$/];
const UNITS = named(UNIT, 300, different(list(60, like(CODE))));
const CODE_PARTS = parts({ name: NAME, theme: like(THEME), text: LONG, from: list(300, like(UNIT)) });
const THEME_PARTS = parts({ name: NAME, text: LONG, from: named(CODE, 60, text(8)) });

/** @param {any} work
 *  @param {{ id: string, sentences: string[] }[]} utterances
 *  @param {string[]} decisions what a decision can be */
export function isWork(work, utterances, decisions) {
  const decision = parts({
    do: (value) => decisions.includes(value),
    names: list(10, NAME),
    why: text(500),
  });
  const known = parts({
    impression: LONG,
    preliminary: named(/^p\d{1,4}$/, 20, NAME),
    units: UNITS,
    codes: named(CODE, 60, CODE_PARTS),
    themes: named(THEME, 20, THEME_PARTS),
    trail: named(/^s\d{1,4}$/, 300, decision),
    aside: parts({ units: UNITS, codes: named(CODE, 60, NAME) }),
  });
  const lengths = new Map(utterances.map(({ id, sentences }) => [id, sentences.length]));
  const exists = (unit) => {
    const [at, range] = unit.split(":");
    const [from, to] = range.split("-").map(Number);
    return from >= 1 && from <= to && to <= (lengths.get(at) ?? 0);
  };
  return known(work) && [work.units, work.aside?.units].every((units) => Object.keys(units ?? {}).every(exists));
}
