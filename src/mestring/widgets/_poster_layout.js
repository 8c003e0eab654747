// A poster's pages, as lines of text and boxes with a place each: drawn alike as SVG, PNG and PDF.
import { fill } from "./_elements.js";
import { breadth } from "./_helvetica.js";
import { height, styled } from "./_pdf_text.js";

export const PAPER = { width: 842, height: 595 }; // A4 lying, in points
const EDGE = 40,
  GAP = 32,
  PAD = 12; // inside a note
const ACROSS = PAPER.width - 2 * EDGE,
  COLUMN = (ACROSS - GAP) / 2,
  BOTTOM = PAPER.height - EDGE - 24;
const WHITE = "#ffffff",
  BLACK = "#111111",
  GREY = "#333333";
const LARGER = [1.5, 1.35, 1.2, 1.1]; // as large as fits on one page
const kinds = (scale) => ({
  title: { size: 38, bold: true, ink: BLACK, tag: "H1" },
  about: { size: 14, bold: false, ink: GREY, tag: "P" },
  label: { size: 14, bold: true, ink: GREY, tag: "P" },
  head: { size: 19 * scale, bold: true, ink: BLACK, tag: "H2" },
  step: { size: 16 * scale, bold: true, ink: BLACK, tag: "H3" },
  note: { size: 16 * scale, bold: false, ink: BLACK, tag: "P" },
  more: { size: 13 * scale, bold: false, ink: GREY, tag: "P" },
  foot: { size: 11, bold: false, ink: GREY, tag: "" },
});

/**
 * The pages: `[{ boxes: [{ x, y, width, height, fill }], lines: [{ x, y, text, size, bold, ink, on, block }] }]`. `y` is
 * a line's base, `on` the colour that it stands upon; `block` is one for the lines of one text, and has its tag.
 *
 * `columns`: one, which goes on in the next column, or two, which go on upon the next page; each
 * `{ head, steps: [{ title, feels, notes: [{ text, more: [text] }] }], empty }`. `look`: { note, edge }, two colours.
 */
export function laidOut(poster) {
  const small = atScale(poster, kinds(1));
  if (small.length > 1) return small;
  for (const scale of LARGER) {
    const pages = atScale(poster, kinds(scale));
    if (pages.length < 2) return pages;
  }
  return small;
}

function atScale({ title, about, label, columns, look, labels }, kind) {
  const pages = [];
  const top = [title, about, label].flatMap((text, i) => styled(text, [kind.title, kind.about, kind.label][i], ACROSS));

  /** Page number `i`, with the poster's head; made when something comes to stand there. */
  function page(i) {
    if (!pages[i]) {
      pages[i] = { boxes: [], lines: [] };
      pages[i].top = write(pages[i], top, EDGE, EDGE) + 14;
      if (i) for (const line of pages[i].lines) line.block = { tag: "" }; // said once
    }
    return pages[i];
  }

  columns.forEach((column, number) => {
    const alone = columns.length < 2;
    let slot = 0, // how many columns were filled before this one
      y = 0,
      under = ""; // the step that goes on
    const on = () => page(alone ? slot >> 1 : slot);
    const x = () => EDGE + (alone ? slot & 1 : number) * (COLUMN + GAP);
    const put = (lines) => {
      y = write(on(), lines, x(), y);
    };
    function begin() {
      y = on().top;
      if (column.head) put(styled(column.head, kind.head, COLUMN));
      if (column.head) y += 6;
      if (under) put(styled(fill(labels.continued, { step: under }), kind.step, COLUMN));
      if (under) y += 4;
    }
    function next() {
      slot += 1;
      begin();
    }
    const room = () => BOTTOM - y;

    /** Lines in a box; those that have no room go on in a box in the next column. */
    function note(lines) {
      if (height(lines) + PAD > room() && height(lines) < (BOTTOM - page(0).top) / 2) next();
      let left = lines;
      while (left.length) {
        let many = left.length;
        while (many > 1 && height(left.slice(0, many)) + PAD > room()) many -= 1;
        if (many > 2 && left.length - many === 1) many -= 1; // no line goes on alone
        const box = { x: x(), y, height: height(left.slice(0, many)) + PAD };
        on().boxes.push({ ...box, width: COLUMN, fill: look.note }, { ...box, width: 5, fill: look.edge });
        write(on(), left.slice(0, many), x() + PAD, y + PAD / 2, look.note);
        y += box.height + 8;
        left = left.slice(many);
        if (left.length) next();
      }
    }

    begin();
    if (!column.steps.length) put(styled(column.empty, kind.note, COLUMN));
    for (const step of column.steps) {
      under = "";
      const head = [...styled(step.title, kind.step, COLUMN), ...styled(step.feels, kind.more, COLUMN)];
      const notes = step.notes.map(({ text, more }) => [
        ...styled(text, kind.note, COLUMN - 2 * PAD),
        ...more.flatMap((one) => styled(one, kind.more, COLUMN - 2 * PAD)),
      ]);
      // A step's name never stands alone at the foot of a column.
      if (room() < height(head) + Math.min(height(notes[0]), 4 * kind.note.size) + 2 * PAD) next();
      put(head);
      y += 4;
      under = step.title;
      notes.forEach(note);
      y += 8;
    }
  });

  pages.forEach((one, i) => {
    const foot = styled(fill(labels.page, { number: i + 1, all: pages.length }), kind.foot, ACROSS);
    write(one, foot, PAPER.width - EDGE - breadth(foot[0].text, foot[0].size, false), PAPER.height - EDGE - 14);
  });
  return pages;
}

/** Lines below each other; gives back where the next may stand. */
function write(page, lines, x, y, on = WHITE) {
  let top = y;
  for (const { height, ...line } of lines) {
    page.lines.push({ ...line, x, y: top + height * 0.74, on });
    top += height;
  }
  return top;
}
