// Quotes that begin with a bold word become boxes, as in the book: `> **Refleksjon:** Hva tenker du?`

/** First word of the bold text -> kind of box; the book has the same list in admonitions.py, and a test compares them. */
export const KINDS = {
  refleksjon: "think",
  til: "think",
  oppgave: "do",
  prøv: "do",
  eksempel: "example",
  historie: "example",
  merk: "note",
  tips: "note",
  kritikk: "careful",
  viktig: "careful",
  før: "careful",
  // and in English
  reflection: "think",
  for: "think",
  task: "do",
  try: "do",
  example: "example",
  story: "example",
  note: "note",
  tip: "note",
  criticism: "careful",
  important: "careful",
  before: "careful",
};

/** The kind of box that a quote with these bold words at its beginning is; undefined where it is just a quote. */
export function kindOfBox(bold) {
  return KINDS[
    bold
      .trim()
      .split(/\s+/)[0]
      .replace(/[:.!?]+$/, "")
      .toLowerCase()
  ];
}

/** Marks the boxes in a piece of the page; what is marked already stays as it is. */
export function markBoxes(node) {
  for (const quote of node.querySelectorAll("blockquote:not(.mst-box)")) {
    const bold = quote.querySelector(":scope > p:first-child > strong:first-child");
    const first = bold?.previousSibling;
    const kind = bold && !first?.textContent.trim() && kindOfBox(bold.textContent);
    if (!kind) continue;
    quote.classList.add("mst-box", `mst-box-${kind}`);
    bold.classList.add("mst-box-title");
    bold.textContent = bold.textContent.trim().replace(/[:.]+$/, "");
  }
}
