// How far two codings of one text agree, as a start for talk. What is compared: for each code, every utterance: has it
// been given the code or not? So does the usual software (NVivo's coding comparison by paragraph): an utterance counts
// as coded when any part of it is. One number for all codes would hide on which of them two readers agree: there is
// none. A coding is `{ units: { "u03:1-2": ["k1"] }, codes: { k1: "its name" } }`.

const RARE = 0.1; // a code that this share of the utterances, or fewer, has or lacks: our limit, no rule of the field

/** Percent agreement and Cohen's kappa (Cohen 1960) of two codings, where each says yes or no for every place.
 * @param {boolean[]} mine
 * @param {boolean[]} theirs just as long
 * @returns `percent` 0–100 and `kappa`, null where it is undefined: both say the same everywhere, so that chance alone
 *  would give full agreement, and the formula divides nothing by nothing. `skewed`: yes, or no, is so rare that kappa
 *  says little (Byrt, Bishop & Carlin 1993). `both`, `mine`, `theirs`: at how many places who says yes. */
export function agreement(mine, theirs) {
  const all = mine.length;
  const count = (one, other) => mine.filter((yes, i) => yes === one && theirs[i] === other).length;
  const counts = { both: count(true, true), mine: count(true, false), theirs: count(false, true) };
  const agreed = all - counts.mine - counts.theirs;
  // In whole numbers, times all²: no rounding decides whether it is undefined.
  const [yes, other] = [counts.both + counts.mine, counts.both + counts.theirs];
  const chance = yes * other + (all - yes) * (all - other);
  const share = (yes + other) / (2 * all);
  return {
    percent: all ? (100 * agreed) / all : null,
    kappa: chance === all * all ? null : (agreed * all - chance) / (all * all - chance),
    skewed: Math.min(share, 1 - share) <= RARE,
    ...counts,
  };
}

/** Which codes of two codings are the same: those of one name, however it is written. Each is paired once, and none
 * without a name.
 * @returns {Map<string, string>} id in `mine` → id in `theirs` */
export function sameCodes(mine, theirs) {
  const plain = (name) => name.normalize("NFC").trim().replace(/\s+/g, " ").toLocaleLowerCase("nb");
  const free = Object.entries(theirs.codes);
  const pairs = new Map();
  for (const [id, name] of Object.entries(mine.codes)) {
    const place = free.findIndex(([, other]) => plain(name) && plain(other) === plain(name));
    if (place >= 0) pairs.set(id, free.splice(place, 1)[0][0]);
  }
  return pairs;
}

/** The utterances of which a part has the code. */
const codedWith = ({ units }, code) =>
  new Set(Object.keys(units).flatMap((unit) => (units[unit].includes(code) ? [unit.split(":")[0]] : [])));

/** Two codings beside each other: a row for each pair of codes, with its agreement and where only one has it.
 * @param {string[]} utterances the ids of those that are to be coded
 * @param {Map<string, string>} pairs as from `sameCodes` */
export function compareCodings(utterances, mine, theirs, pairs) {
  return [...pairs].map(([code, same]) => {
    const [has, hasToo] = [codedWith(mine, code), codedWith(theirs, same)];
    return {
      code,
      same,
      ...agreement(
        utterances.map((id) => has.has(id)),
        utterances.map((id) => hasToo.has(id)),
      ),
      only_mine: utterances.filter((id) => has.has(id) && !hasToo.has(id)),
      only_theirs: utterances.filter((id) => !has.has(id) && hasToo.has(id)),
    };
  });
}
