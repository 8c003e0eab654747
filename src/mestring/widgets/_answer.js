// What is true of every answer, in the widgets and in the book's host alike.

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const inOrder = (_, value) =>
  isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

/** Equal as JSON. The order of names in an object says nothing: Python and JavaScript need not agree on it. */
export const same = (a, b) => JSON.stringify(a ?? null, inOrder) === JSON.stringify(b ?? null, inOrder);

/** An answer without its empty parts, however deep; null when nothing is left. */
export function tidy(answer) {
  if (!isObject(answer)) return Array.isArray(answer) && !answer.length ? null : answer;
  const parts = Object.entries(answer)
    .map(([name, part]) => [name, tidy(part)])
    .filter(([, part]) => part !== null);
  return parts.length ? Object.fromEntries(parts) : null;
}

/** A text without half characters, which no answer file could hold. */
export const wellFormed = (text) => text.toWellFormed?.() ?? text;
