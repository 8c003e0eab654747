// What stands on the bench, in words, as Python's `describe`.
import { unitPlace } from "./_condensation_work.js";
import { fill } from "./_elements.js";

export function inWords({ model, labels, answer }) {
  const given = answer() ?? {};
  const utterances = model.get("utterances"),
    named = model.get("codes");
  if (named.length)
    return utterances
      .filter(({ context }) => !context)
      .map(({ id, who, sentences }) => {
        const chosen = named.filter((code) => given.coded?.[id]?.includes(code.id)).map(({ name }) => name);
        return [`${who}: ${sentences.join(" ")}`, chosen.join(" · ") || labels.unanswered];
      });
  const { units = {}, codes = {}, themes = {} } = given;
  const called = ({ name }) => name || labels.unnamed;
  const quoted = (unit) => {
    const { at, from, to } = unitPlace(unit);
    const { sentences } = utterances.find(({ id }) => id === at);
    return fill(labels.quoted, { words: sentences.slice(from - 1, to).join(" ") });
  };
  const coded = ([id, code]) => [
    [
      fill(labels.code, { name: called(code) }),
      Object.keys(units)
        .filter((unit) => units[unit].includes(id))
        .map(quoted)
        .join(" · ") || labels.no_units,
    ],
    [fill(labels.condensate, { name: called(code) }), code.text],
  ];
  const themed = ([id, theme]) => [
    [
      fill(labels.theme, { name: called(theme) }),
      Object.values(codes)
        .filter((code) => code.theme === id)
        .map(called)
        .join(" · ") || labels.no_codes,
    ],
    [fill(labels.synthesis, { name: called(theme) }), theme.text],
  ];
  const decided = ({ do: what, names = [], why }) => {
    const done = (labels.did[what] ?? "").replace(/\{(\d+)\}/g, (_, i) => names[i] ?? "");
    return [labels.trail, [done, why].filter(Boolean).join(" – ")];
  };
  return [
    [labels.impression, given.impression],
    [labels.preliminary, Object.values(given.preliminary ?? {}).join(" · ")],
    ...Object.entries(codes).flatMap(coded),
    ...Object.entries(themes).flatMap(themed),
    ...Object.values(given.trail ?? {}).map(decided),
  ].filter(([, told]) => told);
}
