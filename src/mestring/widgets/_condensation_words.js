// What stands on the bench, in words and in order: codes, units, quotes, and what a text was written before.
import { codeSince, themeSince } from "./_condensation_since.js";
import { unitPlace } from "./_condensation_work.js";
import { fill } from "./_elements.js";

export function benchWords(labels, utterances, work) {
  const order = utterances.map(({ id }) => id);
  /** What came, went or was changed, in words: what is none is left out. */
  const counted = (since) =>
    Object.entries(since)
      .filter(([, count]) => count)
      .map(([kind, count]) => fill(labels.came[kind], { count }))
      .join(", ");
  const words = {
    called: (part, id) => work()[part]?.[id]?.name || labels.unnamed,
    /** Every code as [id, name]; `more(id)` adds words to a name. */
    codes: (more = (_) => "") =>
      Object.keys(work().codes ?? {}).map((id) => [
        id,
        [words.called("codes", id), more(id)].filter(Boolean).join(" "),
      ]),
    /** In which other theme a code is. */
    otherTheme(code, here) {
      const { theme } = work().codes[code];
      return theme !== here && work().themes?.[theme]
        ? fill(labels.in_theme, { name: words.called("themes", theme) })
        : "";
    },
    inOrder: (units) =>
      units.toSorted((one, other) => {
        const [a, b] = [unitPlace(one), unitPlace(other)];
        return order.indexOf(a.at) - order.indexOf(b.at) || a.from - b.from || a.to - b.to;
      }),
    unitsAt: (at) =>
      words
        .inOrder(Object.keys(work().units ?? {}).filter((unit) => unitPlace(unit).at === at))
        .map((unit) => ({ unit, ...unitPlace(unit) })),
    count: ({ length }) => (length === 1 ? labels.unit : fill(labels.units, { count: length })),
    placeWords: ([from, to]) => fill(from === to ? labels.sentence : labels.sentences, { from, to }),
    quote(unit) {
      const { at, from, to } = unitPlace(unit);
      const { who, sentences } = utterances.find(({ id }) => id === at);
      return fill(labels.quote, { who, words: sentences.slice(from - 1, to).join(" ") });
    },
    unitWords(unit) {
      const { at, from, to } = unitPlace(unit);
      const whole = to - from + 1 === utterances.find(({ id }) => id === at).sentences.length;
      const names = work()
        .units[unit].filter((code) => work().codes?.[code])
        .map((code) => words.called("codes", code));
      const place = whole ? labels.whole : words.placeWords([from, to]);
      return fill(labels.unit_head, { place, codes: names.join(" · ") || labels.uncoded_unit });
    },
    /** What has come to a code since its condensate was written, in words; null: nothing. */
    sinceWords(code, at = work()) {
      const since = codeSince(at, code);
      return since && fill(labels.since, { name: at.codes[code].name || labels.unnamed, what: counted(since) });
    },
    /** The preliminary themes, where one goes on from them. */
    drawEarly(told) {
      const names = Object.values(work().preliminary ?? {}).filter((name) => name.trim());
      told.hidden = !names.length;
      told.textContent = fill(labels.began_with, { names: names.join(" · ") });
    },
    themeWords(theme) {
      const since = themeSince(work(), theme);
      return since && fill(labels.theme_since, { name: words.called("themes", theme), what: counted(since) });
    },
  };
  return words;
}
