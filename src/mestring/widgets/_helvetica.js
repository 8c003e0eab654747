// How wide the letters of Helvetica are, which every PDF reader has (Arial and Liberation Sans are as wide): thousandths
// of the size, for the codes 32 to 255 of Windows-1252, the encoding that PDF calls WinAnsi. From Adobe's font metrics.

const CODES = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ"; // 128 to 159; all others are those of Unicode
const REGULAR = `
  278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278
  278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722
  667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556
  556 333 500 278 556 500 722 500 500 500 334 260 334 584 0 556 0 222 556 333 1000 556 556 333 1000 667 333 1000
  0 611 0 0 222 222 333 333 350 556 1000 333 1000 500 333 944 0 500 667 278 333 556 556 556 556 260 556 333 737
  370 556 584 333 737 333 400 584 333 333 333 556 537 278 333 333 365 556 834 834 834 611 667 667 667 667 667
  667 1000 722 667 667 667 667 278 278 278 278 722 722 778 778 778 778 778 584 778 722 722 722 722 667 667 611
  556 556 556 556 556 556 889 500 556 556 556 556 278 278 278 278 556 556 556 556 556 556 556 584 611 556 556
  556 556 500 556 500`;
const BOLD = `
  278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333
  333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722
  667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611
  611 389 556 333 611 556 778 556 556 500 389 280 389 584 0 556 0 278 556 500 1000 556 556 333 1000 667 333 1000
  0 611 0 0 278 278 500 500 350 556 1000 333 1000 556 333 944 0 500 667 278 333 556 556 556 556 280 556 333 737
  370 556 584 333 737 333 400 584 333 333 333 611 556 278 333 333 365 556 834 834 834 611 722 722 722 722 722
  722 1000 722 667 667 667 667 278 278 278 278 722 722 778 778 778 778 778 584 778 722 722 722 722 667 667 611
  556 556 556 556 556 556 889 556 556 556 556 556 278 278 278 278 611 611 611 611 611 611 611 584 611 611 611
  611 611 556 611 556`;
const widths = [REGULAR, BOLD].map((table) => table.trim().split(/\s+/).map(Number));

/** The code of a letter in this encoding; null where it has none. */
function code(letter) {
  const point = letter.codePointAt(0);
  if ((point >= 32 && point < 127) || (point >= 160 && point < 256)) return point;
  const at = letter.trim() ? CODES.indexOf(letter) : -1;
  return at < 0 ? null : 128 + at;
}

/** The text in this encoding, one character for each byte; null where a letter is missing in it. */
export function encoded(text) {
  const codes = [...text].map(code);
  return codes.includes(null) ? null : String.fromCharCode(...codes);
}

const known = [new Map(), new Map()]; // letter -> thousandths, regular and bold

/** How wide a letter is; one that the font lacks counts as its base letter, or else as wide as it is high. */
function wideness(letter, bold) {
  const found = known[Number(bold)].get(letter);
  if (found) return found;
  const at = (code(letter) ?? code(letter.normalize("NFD")[0]) ?? Number.NaN) - 32;
  const wide = widths[Number(bold)][at] ?? 1000;
  known[Number(bold)].set(letter, wide);
  return wide;
}

/** How wide a text is. */
export function breadth(text, size, bold) {
  let sum = 0;
  for (const letter of text) sum += wideness(letter, bold);
  return (sum * size) / 1000;
}
