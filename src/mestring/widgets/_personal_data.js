// Finds what could be personal data, as Python's `logic/personal_data.py`, where there is no kernel to ask.
const NATIONAL_ID = /(?<!\d)(\d{6})[ -]?(\d{5})(?!\d)/g;
const PHONE =
  /(?<![\d+])(?:(?:\+|00)47 ?)?(?:[2-9]\d{7}(?!\d)|(?:[2-9]\d{2} \d{2} \d{3}|[2-9]\d \d{2} \d{2} \d{2}|[49]\d{3} \d{4})(?! ?\d))/g;
const EMAIL = /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+/gu;
const WEIGHTS = [
  [3, 7, 6, 1, 8, 9, 4, 5, 2, 1],
  [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1],
];

/** What was found, as [kind, the words]: kinds are "national_id", "phone" and "email". */
export function personalData(text) {
  const found = [];
  let left = text.replace(/(?<=\d)[ .\u00a0\u202f-](?=\d)/g, " ");
  for (const [words, date, number] of left.matchAll(NATIONAL_ID)) {
    if (!isNationalId(date + number)) continue;
    found.push(["national_id", words]);
    left = left.replaceAll(words, " "); // its digits are not a phone number too
  }
  for (const [words] of left.matchAll(EMAIL)) found.push(["email", words.replace(/\.+$/, "")]);
  for (const [words] of left.matchAll(PHONE)) found.push(["phone", words.trim()]);
  return found;
}

function isNationalId(digits) {
  const numbers = [...digits].map(Number);
  const [day, month] = [Number(digits.slice(0, 2)) % 40, Number(digits.slice(2, 4)) % 40];
  if (day < 1 || day > 31 || month < 1 || month > 12) return false;
  return WEIGHTS.every((weights) => weights.reduce((sum, weight, i) => sum + weight * numbers[i], 0) % 11 === 0);
}
