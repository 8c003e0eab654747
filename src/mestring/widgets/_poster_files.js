// A poster's pages as a picture on the screen, and as files: SVG, PNG and PDF.
import { canvas, FAMILY, writeOn } from "./_canvas.js";
import { svg } from "./_elements.js";
import { breadth } from "./_helvetica.js";
import { PAPER } from "./_poster_layout.js";

const SCALE = 2.5; // dots for each point: 180 in an inch
const round = (number) => Math.round(number * 100) / 100;

/** All words of a page, in order. */
export const words = (page) => page.lines.map(({ text }) => text).join(" ");

/** The page as an SVG element. Each line is as wide as it was measured, whatever font stands in for Helvetica. */
export function drawn(page, title) {
  const lines = page.lines.map((line) =>
    svg(
      "text",
      {
        x: round(line.x),
        y: round(line.y),
        "font-size": line.size,
        "font-weight": line.bold ? "bold" : "normal",
        fill: line.ink,
        textLength: round(breadth(line.text, line.size, line.bold)),
        lengthAdjust: "spacingAndGlyphs",
      },
      line.text,
    ),
  );
  const boxes = [{ x: 0, y: 0, ...PAPER, fill: "#ffffff" }, ...page.boxes].map(({ x, y, width, height, fill }) =>
    svg("rect", { x: round(x), y: round(y), width: round(width), height: round(height), fill }),
  );
  return svg(
    "svg",
    { role: "img", ...PAPER, viewBox: `0 0 ${PAPER.width} ${PAPER.height}`, "font-family": FAMILY },
    svg("title", {}, title),
    svg("desc", {}, words(page)),
    svg("g", { "aria-hidden": "true" }, ...boxes, ...lines),
  );
}

/** @returns {Promise<Blob>} */
export function png(page) {
  const { element, context } = canvas(PAPER.width, PAPER.height, "#ffffff", SCALE);
  for (const { x, y, width, height, fill } of page.boxes) {
    context.fillStyle = fill;
    context.fillRect(x, y, width, height);
  }
  for (const line of page.lines) writeOn(context, line, line.x, line.y);
  return new Promise((done) => element.toBlob(done, "image/png"));
}
