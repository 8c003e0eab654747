// A poster's pages as a picture on the screen, and as files: SVG, PNG and PDF.
import { svg } from "./_elements.js";
import { breadth } from "./_helvetica.js";
import { PAPER } from "./_poster_layout.js";

const FAMILY = "Helvetica, Arial, 'Liberation Sans', sans-serif";
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

function writeOn(context, { text, size, bold, ink }, x, y) {
  context.font = `${bold ? "bold " : ""}${size}px ${FAMILY}`;
  context.fillStyle = ink;
  context.fillText(text, x, y, breadth(text, size, bold));
}

/** A canvas of so many points, and what one draws on it with. */
function canvas(width, height, fill, scale) {
  const element = document.createElement("canvas");
  element.width = Math.ceil(width * scale);
  element.height = Math.ceil(height * scale);
  const context = element.getContext("2d");
  context.fillStyle = fill;
  context.fillRect(0, 0, element.width, element.height);
  context.scale(scale, scale);
  return { element, context };
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

/** A line with letters that the PDF's font lacks, as a picture: { width, height, below, jpeg, dots }. */
export function lineImage(line) {
  const { size } = line;
  const width = breadth(line.text, size, line.bold) + 2,
    height = size * 1.3;
  const { element, context } = canvas(width, height, line.on, 4);
  writeOn(context, line, 0, size);
  const jpeg = atob(element.toDataURL("image/jpeg", 0.92).split(",")[1]);
  return { width, height, below: height - size, jpeg, dots: [element.width, element.height] };
}
