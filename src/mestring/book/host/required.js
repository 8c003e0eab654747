// What an answer does not hold yet, by the list that Python made (`logic/required.py`).
import { fill } from "../../widgets/_elements.js";

const within = (value, step) => (value && typeof value === "object" && Object.hasOwn(value, step) ? value[step] : null);

function lacks({ words, at, one_of, least = 0, short = "" }, answer) {
  const found = at.reduce(within, answer);
  if (one_of) return one_of.some(([place, choice]) => within(found, place) === choice) ? "" : words;
  if (found === null || found === undefined) return words;
  const parts = typeof found === "string" ? found.split(/\s+/).filter(Boolean) : found;
  const count = typeof parts === "object" ? Object.keys(parts).length : 1; // a number or a yes is there
  if (!count) return words;
  return count < least ? fill(short, { count, least }) : "";
}

/** In the reader's words; empty when everything is answered. */
export const missing = (required, answer) => required.map((one) => lacks(one, answer)).filter(Boolean);
