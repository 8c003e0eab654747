// The portfolio as a document: an introduction, and under each sheet the pieces with what was asked and answered.

/** The blocks of it; see _document_html.js. */
export function portfolioBlocks({ title, about, intro, pieces, labels }) {
  /** @type {object[]} */
  const blocks = [
    { tag: "h1", text: title },
    ...(about ? [{ tag: "p", look: "about", text: about }] : []),
    ...(intro.trim() ? [{ tag: "p", text: intro.trim() }] : []),
  ];
  let sheet = "";
  for (const piece of pieces) {
    if (piece.sheet !== sheet) blocks.push({ tag: "h2", text: piece.sheet });
    sheet = piece.sheet;
    blocks.push({ tag: "h3", text: piece.title });
    if (piece.hidden) blocks.push({ tag: "p", look: "private", text: labels.private_badge });
    if (piece.prompt) blocks.push({ tag: "p", look: "about", text: piece.prompt });
    if (piece.drawing) blocks.push({ tag: "figure", drawing: piece.drawing });
    blocks.push({ tag: "dl", rows: piece.rows });
    if (piece.comment.trim())
      blocks.push({ tag: "p", look: "comment", label: labels.comment, text: piece.comment.trim() });
  }
  return blocks;
}
