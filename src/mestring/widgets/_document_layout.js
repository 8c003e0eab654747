// A document's blocks (see _document_html.js) as pages of lines, for the PDF.
import { DRAWING, drawingWords, drawn } from "./_document_drawing.js";
import { fill } from "./_elements.js";
import { breadth } from "./_helvetica.js";
import { height, styled } from "./_pdf_text.js";

export const A4 = { width: 595, height: 842 }; // in points
const EDGE = 62,
  ACROSS = A4.width - 2 * EDGE,
  BOTTOM = A4.height - EDGE - 12;
const INDENT = 12;
const BLACK = "#111111",
  GREY = "#444444",
  ACCENT = "#0b5cad",
  WHITE = "#ffffff";
const regular = { size: 11, bold: false, ink: BLACK, tag: "P" };
const KINDS = {
  h1: { size: 24, bold: true, ink: BLACK, tag: "H1", before: 0, after: 6, heads: true },
  h2: { size: 16, bold: true, ink: BLACK, tag: "H2", before: 24, after: 2, heads: true },
  h3: { size: 12.5, bold: true, ink: BLACK, tag: "H3", before: 16, after: 2, heads: true },
  p: { ...regular, before: 0, after: 5 },
  about: { ...regular, size: 10, ink: GREY, before: 0, after: 5 },
  private: { ...regular, bold: true, before: 0, after: 4 },
  comment: { ...regular, before: 4, after: 5, indent: INDENT },
  asked: { ...regular, bold: true, tag: "Lbl", before: 3, after: 0, heads: true },
  said: { ...regular, tag: "LBody", before: 0, after: 4 },
  figure: { before: 8, after: 8 },
  foot: { ...regular, size: 9, ink: GREY, tag: "" },
};

/** The pages, as `pdf` takes them; each has its number at its foot. */
export function documentPages(blocks, labels) {
  const chunks = blocks.flatMap(texts);
  const pages = [];
  let y = BOTTOM;

  function turn() {
    pages.push({ boxes: [], lines: [] });
    y = EDGE;
  }
  /** As much room as a text needs to begin: a heading needs what comes under it, and no line stands alone. */
  function need(i) {
    const { lines, kind } = chunks[i];
    if (kind.heads && chunks[i + 1]) return kind.before + height(lines) + kind.after + need(i + 1);
    return kind.before + height(lines.slice(0, 2));
  }
  function put(line, indent) {
    const { height: tall, drawing, ...rest } = line;
    if (y + tall > BOTTOM) turn();
    const page = pages.at(-1);
    if (indent) page.boxes.push({ x: EDGE, y, width: 3, height: tall, fill: ACCENT });
    if (drawing) page.lines.push(...placed(drawing, line.block, y));
    else page.lines.push({ ...rest, x: EDGE + indent, y: y + tall * 0.74, on: WHITE });
    y += tall;
  }

  chunks.forEach(({ lines, kind }, i) => {
    if (y + Math.min(need(i), BOTTOM - EDGE) > BOTTOM) turn();
    else y += kind.before;
    for (const line of lines) put(line, kind.indent ?? 0);
    y += kind.after;
  });
  pages.forEach((page, i) => {
    const [foot] = styled(fill(labels.page, { number: i + 1, all: pages.length }), KINDS.foot, ACROSS);
    const x = A4.width - EDGE - breadth(foot.text, foot.size, false);
    page.lines.push({ ...foot, x, y: A4.height - EDGE + 14, on: WHITE });
  });
  return pages;
}

/** What a drawing consists of, at its place on the page. */
const placed = ({ strokes, words }, block, y) => [
  ...strokes.map(({ points, ...stroke }) => ({
    ...stroke,
    block,
    points: points.map(([x, top]) => [EDGE + x, y + top]),
  })),
  ...words.map((word) => ({ ...word, block, x: EDGE + word.x, y: y + word.y, on: WHITE })),
];

/** A drawing as one line that is as tall as it is. */
function figure(drawing) {
  const block = { tag: "Figure", alt: drawingWords(drawing) };
  return [{ block, height: DRAWING.height, drawing: drawn(drawing) }];
}

/** The texts of a block, as lines; a list's parts know which list and row they belong to. */
function texts({ tag, text, label, look, rows, drawing }) {
  if (drawing) return [{ kind: KINDS.figure, lines: figure(drawing) }];
  if (!rows) {
    const kind = KINDS[look ?? tag];
    return [{ kind, lines: styled(label ? `${label} ${text}` : text, kind, ACROSS - (kind.indent ?? 0)) }];
  }
  const list = { tag: "L" };
  return rows.flatMap(([asked, said]) => {
    const within = [list, { tag: "LI" }];
    return [
      { kind: KINDS.asked, lines: styled(asked, KINDS.asked, ACROSS, within) },
      { kind: KINDS.said, lines: styled(said, KINDS.said, ACROSS, within) },
    ];
  });
}
