// A poster's pages, as lines of text and boxes with a place each: drawn alike as SVG, PNG and PDF.
import { fill } from "./_elements.js";
import { breadth } from "./_helvetica.js";

export const PAPER = { width: 842, height: 595 }; // A4 lying, in points
const EDGE = 40,
  GAP = 32,
  FOOT = 24,
  PAD = 12; // inside a note
const COLUMN = (PAPER.width - 2 * EDGE - GAP) / 2;
const LEADING = 1.3; // from line to line, in sizes

/** A text without what no file could hold, and without what nobody sees. */
const clean = (text) =>
  text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no room for them
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\ufffe\uffff]/g, "");

/** The lines of a text in so much room; a word that is wider than a line is divided. */
export function wrapped(text, size, bold, room) {
  const fits = (line) => breadth(line, size, bold) <= room;
  const lines = [];
  for (const paragraph of clean(text).split("\n")) {
    let line = "";
    for (const word of paragraph.split(/\s+/)) {
      const longer = line ? `${line} ${word}` : word;
      if (fits(longer)) {
        line = longer;
        continue;
      }
      if (line) lines.push(line);
      let letters = [...word];
      while (!fits(letters.join(""))) {
        let many = letters.length - 1;
        while (many > 1 && !fits(`${letters.slice(0, many).join("")}-`)) many -= 1;
        lines.push(`${letters.slice(0, many).join("")}-`);
        letters = letters.slice(many);
      }
      line = letters.join("");
    }
    if (line) lines.push(line);
  }
  return lines;
}

/** Lines of one kind. `style`: { size, bold, ink }. */
const styled = (text, style, room) =>
  wrapped(text, style.size, style.bold, room).map((line) => ({ ...style, text: line }));

const TITLE = { size: 34, bold: true, ink: "#111111" },
  ABOUT = { size: 14, bold: false, ink: "#333333" },
  HEAD = { size: 20, bold: true, ink: "#111111" },
  STEP = { size: 16, bold: true, ink: "#111111" },
  NOTE = { size: 16, bold: false, ink: "#111111" },
  SMALL = { size: 13, bold: false, ink: "#333333" };

/**
 * The pages: `[{ boxes: [{ x, y, width, height, fill }], lines: [{ x, y, text, size, bold, ink, on }] }]`; `on` is the
 * colour that a line stands upon, and `y` its base.
 *
 * `columns`: one, which goes on in the next column, or two, which go on upon the next page, each
 * `{ head, steps: [{ title, feels, notes: [{ text, more: [text] }] }], empty }`. `look`: { note, edge }, two colours.
 *
 * @param {{ title: string, about: string, label: string, columns: any[], look: any, labels: any }} poster
 */
export function laidOut({ title, about, label, columns, look, labels }) {
  const pages = [];
  const across = PAPER.width - 2 * EDGE;
  const top = [...styled(title, TITLE, across), ...styled(about, ABOUT, across)];
  if (label) top.push(...styled(label, { ...ABOUT, bold: true }, across));

  /** Page number `i`, with its head; made when something comes to stand there. */
  function page(i) {
    if (!pages[i]) {
      pages[i] = { boxes: [], lines: [] };
      let y = EDGE;
      for (const line of top) {
        y += line.size * LEADING;
        pages[i].lines.push({ ...line, x: EDGE, y: y - line.size * 0.3, on: "#ffffff" });
      }
      pages[i].top = y + 14;
    }
    return pages[i];
  }

  columns.forEach((column, number) => {
    const alone = columns.length < 2;
    let slot = 0, // how many columns were filled before this one
      y = 0,
      under = ""; // the step that a new column goes on with
    const where = () => ({
      on: page(alone ? slot >> 1 : slot),
      x: EDGE + (alone ? slot & 1 : number) * (COLUMN + GAP),
    });
    const bottom = PAPER.height - EDGE - FOOT;

    function put(lines, fill = "", edge = "") {
      const inside = fill ? PAD : 0;
      const high = lines.reduce((sum, line) => sum + line.size * LEADING, 0) + inside * 1.5;
      const { on, x } = where();
      if (fill) {
        on.boxes.push({ x, y, width: COLUMN, height: high, fill });
        on.boxes.push({ x, y, width: 5, height: high, fill: edge });
      }
      let base = y + inside * 0.75;
      for (const line of lines) {
        base += line.size * LEADING;
        on.lines.push({ ...line, x: x + inside, y: base - line.size * 0.35, on: fill || "#ffffff" });
      }
      y += high;
    }
    const room = () => bottom - y;
    const high = (lines, inside = 0) => lines.reduce((sum, line) => sum + line.size * LEADING, inside);
    function begin() {
      y = where().on.top;
      if (column.head && (slot === 0 || !alone)) {
        put(styled(column.head, HEAD, COLUMN));
        y += 6;
      }
      if (under) {
        put(styled(fill(labels.continued, { step: under }), STEP, COLUMN));
        y += 4;
      }
    }
    function next() {
      slot += 1;
      begin();
    }

    begin();
    if (!column.steps.length) put(styled(column.empty, NOTE, COLUMN));
    for (const step of column.steps) {
      under = "";
      const head = [...styled(step.title, STEP, COLUMN), ...(step.feels ? styled(step.feels, SMALL, COLUMN) : [])];
      const notes = step.notes.map((note) => [
        ...styled(note.text, NOTE, COLUMN - 2 * PAD),
        ...note.more.flatMap((more) => styled(more, SMALL, COLUMN - 2 * PAD)),
      ]);
      // A step's name never stands alone at the foot of a column.
      if (room() < high(head, 4) + Math.min(high(notes[0], 2 * PAD), 120)) next();
      put(head);
      y += 4;
      under = step.title;
      for (let lines of notes) {
        const whole = page(0).top;
        if (high(lines, 2 * PAD) > room() && high(lines) < (bottom - whole) / 2) next();
        while (lines.length) {
          let many = lines.length;
          while (many > 1 && high(lines.slice(0, many), 2 * PAD) > room()) many -= 1;
          put(lines.slice(0, many), look.note, look.edge);
          lines = lines.slice(many);
          y += 8;
          if (lines.length) next();
        }
      }
      y += 8;
    }
  });

  pages.forEach((one, i) => {
    const text = fill(labels.page, { number: i + 1, all: pages.length });
    const x = PAPER.width - EDGE - breadth(text, 11, false);
    one.lines.push({ size: 11, bold: false, ink: "#333333", text, x, y: PAPER.height - EDGE, on: "#ffffff" });
  });
  return pages;
}
