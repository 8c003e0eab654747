// A text as lines that have room, for a page that is laid out before it is drawn.
import { breadth } from "./_helvetica.js";

/** A text without what no file could hold, and without what nobody sees. */
const clean = (text) =>
  text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no room for them
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\ufffe\uffff]/g, "");

/** The lines of a text in so much room; a word that is wider than a line is divided. */
export function wrapped(text, size, bold, room) {
  const wide = (words) => breadth(words, size, bold);
  const space = wide(" ");
  const lines = [];
  for (const paragraph of clean(text).split("\n")) {
    let line = "",
      used = 0;
    for (const word of paragraph.split(/\s+/)) {
      if (line && used + space + wide(word) <= room) {
        line += ` ${word}`;
        used += space + wide(word);
        continue;
      }
      if (line) lines.push(line);
      let letters = [...word];
      while (wide(letters.join("")) > room) {
        let many = letters.length - 1;
        while (many > 1 && wide(`${letters.slice(0, many).join("")}-`) > room) many -= 1;
        lines.push(`${letters.slice(0, many).join("")}-`);
        letters = letters.slice(many);
      }
      line = letters.join("");
      used = wide(line);
    }
    if (line) lines.push(line);
  }
  return lines;
}

/** Lines of one kind, `{ size, bold, ink, tag }`, each with its text and height; `block` is one for all of them. */
export function styled(text, kind, room, within = []) {
  const block = { tag: kind.tag, within };
  return wrapped(text, kind.size, kind.bold, room).map((line) => ({
    ...kind,
    block,
    text: line,
    height: kind.size * 1.3,
  }));
}

export const height = (lines) => lines.reduce((sum, line) => sum + line.height, 0);
