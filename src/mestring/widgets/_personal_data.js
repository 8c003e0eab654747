// What could be personal data in a text, as `logic/personal_data.py` finds it, which says why and from where.

const NATIONAL_ID = /(?<!\p{Nd})(\p{Nd}{6})[ -]?(\p{Nd}{5})(?!\p{Nd})/gu;
const PHONE =
  /(?<![\p{Nd}+])(?:(?:\+|00)47 ?)?(?:[2-9]\p{Nd}{7}(?!\p{Nd})|(?:[2-9]\p{Nd}{2} \p{Nd}{2} \p{Nd}{3}|[2-9]\p{Nd} \p{Nd}{2} \p{Nd}{2} \p{Nd}{2}|[49]\p{Nd}{3} \p{Nd}{4})(?! ?\p{Nd}))/gu;
const EMAIL = /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+/gu;
const CONTROL = [
  { weights: [3, 7, 6, 1, 8, 9, 4, 5, 2, 1], most: 3 },
  { weights: [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1], most: 0 },
];

/** [{ kind: "national_id" | "phone" | "email", words }] */
export function findPersonal(text) {
  let left = text.replace(/(?<=\p{Nd})[ .\u00a0\u202f-](?=\p{Nd})/gu, " ");
  const found = [];
  for (const [words, day, rest] of left.matchAll(NATIONAL_ID)) {
    if (!isNationalId(day + rest)) continue;
    found.push({ kind: "national_id", words });
    left = left.replaceAll(words, " "); // its digits are not a phone number too
  }
  for (const [hit] of left.matchAll(EMAIL)) found.push({ kind: "email", words: hit.replace(/\.+$/, "") });
  for (const [hit] of left.matchAll(PHONE)) found.push({ kind: "phone", words: hit.trim() });
  return found;
}

function isNationalId(digits) {
  const [day, month] = [Number(digits.slice(0, 2)) % 40, Number(digits.slice(2, 4)) % 40];
  if (!(day >= 1 && day <= 31 && month >= 1 && month <= 12)) return false;
  const sum = (weights) => weights.reduce((all, weight, i) => all + weight * Number(digits[i]), 0);
  return CONTROL.every(({ weights, most }) => sum(weights) % 11 <= most);
}
