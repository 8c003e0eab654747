// The work on the bench as data: each move takes an answer and gives a new one. The form stands in Python's docstring.
import { sources, unitsOf } from "./_condensation_since.js";

const PARTS = ["impression", "preliminary", "units", "codes", "themes", "trail", "aside"];
const MOST_DECISIONS = 300;

/** A unit's name from its place: utterance, first and last sentence, counted from 1. */
export const unitName = (at, from, to) => `${at}:${from}-${to}`;

/** A unit's place from its name. */
export function unitPlace(unit) {
  const [at, range] = unit.split(":");
  const [from, to] = range.split("-").map(Number);
  return { at, from, to };
}

/** The first free name, as k3 after k1 and k2. A name that was used is free again only when it was the last. */
const free = (letter, part) =>
  `${letter}${1 + Math.max(0, ...Object.keys(part ?? {}).map((id) => Number(id.slice(1))))}`;

const without = (part, name) => Object.fromEntries(Object.entries(part ?? {}).filter(([id]) => id !== name));
const mapped = (part, change) =>
  Object.fromEntries(Object.entries(part ?? {}).map(([id, one]) => [id, change(one, id)]));
const empty = (value) =>
  value === "" || value === undefined || (typeof value === "object" && !Object.keys(value).length);

/** The answer without empty parts; a unit without codes stays. Null when nothing is left. */
export function trimmed(work) {
  const parts = PARTS.filter((part) => !empty(work[part])).map((part) => [part, work[part]]);
  return parts.length ? Object.fromEntries(parts) : null;
}

/** A decision in the trail; the oldest goes when there is no more room. */
function decided(work, kind, ...names) {
  const kept = Object.entries(work.trail ?? {}).slice(1 - MOST_DECISIONS);
  return { ...work, trail: { ...Object.fromEntries(kept), [free("s", work.trail)]: { do: kind, names } } };
}

// Step 1

export const withImpression = (work, impression) => ({ ...work, impression });
export const withPreliminary = (work, name, id = free("p", work.preliminary)) => ({
  ...work,
  preliminary: { ...work.preliminary, [id]: name },
});
export const withoutPreliminary = (work, id) => ({ ...work, preliminary: without(work.preliminary, id) });

// Step 2: units and codes

/** A unit with these codes; `was` is the unit that it was before its sentences changed. */
export const withUnit = (work, unit, codes, was = unit) => ({
  ...work,
  units: { ...without(work.units, was), [unit]: codes },
});

export const withoutUnit = (work, unit) => ({ ...work, units: without(work.units, unit) });

export function withCode(work, name) {
  const id = free("k", work.codes);
  return [decided({ ...work, codes: { ...work.codes, [id]: { name } } }, "made", name), id];
}

/** One thing of a part with other values; undefined takes a value away. */
function change(work, part, id, values) {
  const next = Object.entries({ ...work[part][id], ...values }).filter(([, value]) => value !== undefined);
  return { ...work, [part]: { ...work[part], [id]: Object.fromEntries(next) } };
}
const called = (work, part, id) => work[part][id].name ?? "";

export const renamed = (work, id, name) =>
  decided(change(work, "codes", id, { name }), "renamed", called(work, "codes", id), name);

export const withoutCode = (work, id) =>
  decided(
    {
      ...work,
      codes: without(work.codes, id),
      units: mapped(work.units, (codes) => codes.filter((code) => code !== id)),
    },
    "removed",
    called(work, "codes", id),
  );

/** One code goes into another: its units, and its condensate after the other's, which was written before this. */
export function merged(work, id, into) {
  const both = [work.codes[into], work.codes[id]].filter(({ text }) => text?.trim());
  const text = both.map((code) => code.text).join("\n\n");
  const kept = both.length ? change(work, "codes", into, { text, from: both[0].from }) : work;
  return decided(
    {
      ...kept,
      codes: without(kept.codes, id),
      units: mapped(work.units, (codes) => [...new Set(codes.map((code) => (code === id ? into : code)))]),
    },
    "merged",
    called(work, "codes", id),
    called(work, "codes", into),
  );
}

/** Some units of a code get a new code instead. */
export function split(work, id, units, name) {
  const own = free("k", work.codes);
  const theme = work.codes[id].theme;
  return decided(
    {
      ...work,
      codes: { ...work.codes, [own]: theme ? { name, theme } : { name } },
      units: mapped(work.units, (codes, unit) =>
        units.includes(unit) ? codes.map((code) => (code === id ? own : code)) : codes,
      ),
    },
    "split",
    called(work, "codes", id),
    name,
  );
}

// Step 3: condensates

export const withCondensate = (work, id, text) =>
  change(work, "codes", id, text ? { text, from: unitsOf(work, id) } : { text: undefined, from: undefined });

/** The condensate was read again and stands. */
export const reread = (work, id) =>
  decided(change(work, "codes", id, { from: unitsOf(work, id) }), "reread", called(work, "codes", id));

// Step 4: themes

export function withTheme(work, name) {
  const id = free("t", work.themes);
  return [decided({ ...work, themes: { ...work.themes, [id]: { name } } }, "theme_made", name), id];
}

export const themeRenamed = (work, id, name) =>
  decided(change(work, "themes", id, { name }), "theme_renamed", called(work, "themes", id), name);

export const withoutTheme = (work, id) =>
  decided(
    {
      ...work,
      themes: without(work.themes, id),
      codes: mapped(work.codes, (code) => (code.theme === id ? without(code, "theme") : code)),
    },
    "theme_removed",
    called(work, "themes", id),
  );

/** A code is moved to a theme, or (null) out of the one it has. */
export function grouped(work, code, theme) {
  const before = work.codes[code].theme;
  const next = change(work, "codes", code, { theme: theme ?? undefined });
  return theme
    ? decided(next, "grouped", called(work, "codes", code), called(work, "themes", theme))
    : decided(next, "ungrouped", called(work, "codes", code), called(work, "themes", before));
}

export const withSynthesis = (work, id, text) =>
  change(work, "themes", id, text ? { text, from: sources(work, id) } : { text: undefined, from: undefined });

export const themeReread = (work, id) =>
  decided(change(work, "themes", id, { from: sources(work, id) }), "theme_reread", called(work, "themes", id));

// The trail, and what is put aside

export const withReason = (work, id, why) => change(work, "trail", id, { why: why || undefined });

/** A coding to compare with: the units, and what their codes are called. */
export const coding = (work) => ({
  units: work.units ?? {},
  codes: mapped(work.codes, (code) => code.name ?? ""),
});

export const putAside = (work) => ({ ...work, aside: coding(work) });
export const takenAway = (work) => without(work, "aside");

/** The work is another than before, from a file. */
export const taken = (work) => decided(work, "taken");
