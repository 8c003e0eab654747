// What a change means further on: which condensates and syntheses were written before it.

/** The units that have a code. */
export const unitsOf = (work, code) => Object.keys(work.units ?? {}).filter((unit) => work.units[unit].includes(code));

/** The codes of a theme. */
export const codesOf = (work, theme) =>
  Object.keys(work.codes ?? {}).filter((code) => work.codes[code].theme === theme);

/** A short sign of a text: another text has another one. */
export function fingerprint(text) {
  let sum = 2166136261; // FNV-1a
  for (const letter of text) sum = Math.imul(sum ^ letter.codePointAt(0), 16777619);
  return (sum >>> 0).toString(36);
}

/** The codes of a theme now, each with a fingerprint of its condensate. */
export const sources = (work, theme) =>
  Object.fromEntries(codesOf(work, theme).map((code) => [code, fingerprint(work.codes[code].text ?? "")]));

/** What has come to a code and gone from it since its condensate was written: { added, gone }; null: nothing. */
export function codeSince(work, id) {
  const { text, from } = work.codes[id];
  if (!text?.trim()) return null;
  const now = unitsOf(work, id);
  const added = now.filter((unit) => !from?.includes(unit)).length;
  const gone = (from ?? []).filter((unit) => !now.includes(unit)).length;
  return added || gone ? { added, gone } : null;
}

/** The same of a theme and its synthesis: { added, gone, changed }; `changed` are condensates with other words. */
export function themeSince(work, id) {
  const { text, from } = work.themes[id];
  if (!text?.trim()) return null;
  const now = sources(work, id);
  const added = Object.keys(now).filter((code) => !(code in (from ?? {}))).length;
  const gone = Object.keys(from ?? {}).filter((code) => !(code in now)).length;
  const changed = Object.keys(now).filter((code) => from && code in from && from[code] !== now[code]).length;
  return added || gone || changed ? { added, gone, changed } : null;
}
