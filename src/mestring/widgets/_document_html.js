// A document's blocks as elements. A block is { tag, text } (h1, h2, h3, p) with a
// `look` or a `label` before the text, { tag: "dl", rows: [[asked, answered]] }, or { tag: "figure", drawing }.
import { h } from "./_elements.js";

/** The blocks' elements; headings begin at `level` and are paragraphs by role, so that no page lists them as its own. */
export const blockElements = (blocks, level) => blocks.map((block) => element(block, level));

function element({ tag, text, label, look, rows, drawing }, level) {
  if (drawing) return drawingPlace(drawing);
  if (rows) return h("dl", {}, ...rows.map(([asked, said]) => h("div", {}, h("dt", {}, asked), h("dd", {}, said))));
  const depth = tag.match(/^h(\d)$/)?.[1];
  const role = depth ? { role: "heading", "aria-level": level + Number(depth) - 1 } : {};
  const classes = [depth ? `mst-h${depth}` : "", look ? `mst-${look}` : ""].filter(Boolean).join(" ");
  return h(
    "p",
    { ...role, ...(classes ? { class: classes } : {}) },
    ...(label ? [h("strong", {}, label), " "] : []),
    text,
  );
}

/** The place of a drawing: a page of the book fetches what draws it first, and does without where that does not come. */
function drawingPlace(drawing) {
  const place = h("div", { "data-drawing": JSON.stringify(drawing) });
  void draw();
  return place;

  async function draw() {
    try {
      const { drawingElement } = await import("./_document_drawing.js");
      place.append(drawingElement(drawing));
    } catch (error) {
      if (error.message !== "unfetched") throw error;
    }
  }
}
