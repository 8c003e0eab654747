// Plain text as Markdown that reads as it was typed: `logic/plain_text.py`, letter for letter.

const MARKS = /[\\`*_[\]<>&$~|{}]|(?<=www)\.|(?<=:)\/(?=\/)|(?<=\\)[()]/gi; // anywhere in a line
const FIRST = /^(\p{Nd}*)([.)#+\-=:])/u; // at the beginning of a line, a number perhaps before it
const SPACES = /^ +|(?<= ) +/g;
const BLANK_ENDS = /^(?:\s*\n)+|\s+$/g;
const HARD = "\u00a0",
  JOINER = "\u2060",
  TAB = 4;

export function asMarkdown(text) {
  const typed = text.split("\n").map(withoutTabs).join("\n").replace(BLANK_ENDS, "");
  const lines = typed.split("\n").map((line) => asLine(line.trimEnd()));
  const blank = lines.length > 1 ? JOINER + HARD : "";
  const shown = lines.map((line, i) => line || (lines[i - 1] && lines[i + 1] ? "" : blank));
  return shown.map((line, i) => line + (line && shown[i + 1] ? "\\" : "")).join("\n");
}

function asLine(line) {
  const kept = line.replace(SPACES, (found, at) => (at ? "" : JOINER) + HARD.repeat(found.length));
  return kept.replace(MARKS, "\\$&").replace(FIRST, "$1\\$2");
}

function withoutTabs(line) {
  let plain = "",
    column = 0;
  for (const sign of line) {
    const wide = sign === "\t" ? TAB - (column % TAB) : 1;
    plain += sign === "\t" ? " ".repeat(wide) : sign;
    column += wide;
  }
  return plain;
}
