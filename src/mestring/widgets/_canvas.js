// Text on a canvas, for the files that are pictures or need one.
import { breadth } from "./_helvetica.js";

export const FAMILY = "Helvetica, Arial, 'Liberation Sans', sans-serif";

export function writeOn(context, { text, size, bold, ink }, x, y) {
  context.font = `${bold ? "bold " : ""}${size}px ${FAMILY}`;
  context.fillStyle = ink;
  context.fillText(text, x, y, breadth(text, size, bold));
}

/** A canvas of so many points, and what one draws on it with. */
export function canvas(width, height, fill, scale) {
  const element = document.createElement("canvas");
  element.width = Math.ceil(width * scale);
  element.height = Math.ceil(height * scale);
  const context = element.getContext("2d");
  context.fillStyle = fill;
  context.fillRect(0, 0, element.width, element.height);
  context.scale(scale, scale);
  return { element, context };
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
