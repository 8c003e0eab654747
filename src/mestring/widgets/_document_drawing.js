// Lines over steps (the form is Python's `logic.in_words`), as strokes and words that a screen and a PDF draw alike.
import { svg } from "./_elements.js";
import { wrapped } from "./_pdf_text.js";

export const DRAWING = { width: 470, height: 200 }; // in points
const LEFT = 84,
  TOP = 12,
  FOOT = 48,
  SIZE = 9;
const INKS = ["#0b5cad", "#8a5200", "#1a7f37", "#6f42c1"];
const FAINT = "#767676",
  WORDS = "#111111";

/** What a drawing shows, in words. */
export const drawingWords = ({ steps, levels, lines }) =>
  lines
    .map(({ name, at }) => `${name}: ${at.map((level, i) => `${steps[i]} ${levels[level] ?? "–"}`).join(", ")}`)
    .join(". ");

/** `{ strokes: [{ points: [[x, y]], ink, width, dash }], words: [{ x, y, text, size, bold, ink }] }`; y is a text's base. */
export function drawn({ steps, levels, lines }) {
  const across = (DRAWING.width - LEFT) / steps.length;
  const x = (step) => LEFT + across * (step + 0.5);
  const y = (level) => DRAWING.height - FOOT - (level * (DRAWING.height - FOOT - TOP - 16)) / (levels.length - 1);
  const word = (text, at) => ({ size: SIZE, bold: false, ink: WORDS, ...at, text });
  const grid = levels.map((_, level) => ({
    points: [
      [LEFT, y(level)],
      [DRAWING.width, y(level)],
    ],
    ink: "#d0d7de",
    width: 0.5,
  }));
  const strokes = lines.flatMap(({ at }, i) => {
    const points = at.flatMap((level, step) => (level === null ? [] : [[x(step), y(level) + i]])); // none hides another
    const marks = points.map(([left, top]) => ({
      points: [
        [left - 3, top],
        [left + 3, top],
      ],
      ink: INKS[i],
      width: 6,
    }));
    return [{ points, ink: INKS[i], width: 2, dash: i ? [6, 3] : [] }, ...marks];
  });
  const names = lines.map(({ name }, i) => word(name, { x: LEFT + 120 * i, y: TOP, bold: true, ink: INKS[i] }));
  const under = steps.flatMap((step, i) =>
    wrapped(step, SIZE, false, across - 6)
      .slice(0, 3)
      .map((text, row) => word(text, { x: LEFT + across * i + 3, y: DRAWING.height - FOOT + 14 + row * SIZE * 1.25 })),
  );
  return {
    strokes: [...grid, ...strokes],
    words: [...names, ...levels.map((name, level) => word(name, { x: 0, y: y(level) + 3, ink: FAINT })), ...under],
  };
}

/** The drawing as an SVG element, on white paper of its own. */
export function drawingElement(drawing) {
  const { strokes, words } = drawn(drawing);
  return svg(
    "svg",
    { role: "img", "aria-label": drawingWords(drawing), viewBox: `-6 -6 ${DRAWING.width + 12} ${DRAWING.height + 12}` },
    svg(
      "g",
      { "aria-hidden": "true", "font-family": "Helvetica, Arial, sans-serif" },
      svg("rect", { x: -6, y: -6, width: DRAWING.width + 12, height: DRAWING.height + 12, fill: "#ffffff" }),
      ...strokes.map(({ points, ink, width, dash }) =>
        svg("polyline", {
          points: points.join(" "),
          fill: "none",
          stroke: ink,
          "stroke-width": width,
          "stroke-dasharray": dash?.join(" "),
        }),
      ),
      ...words.map(({ x, y, text, size, bold, ink }) =>
        svg("text", { x, y, "font-size": size, "font-weight": bold ? "bold" : "normal", fill: ink }, text),
      ),
    ),
  );
}
