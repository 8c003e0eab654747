// A poster's pages as a PDF with real text, written by hand: the browser's print dialogue makes no file on a phone, and
// a library would be larger than all our widgets. ISO 32000-1; the font is one of the 14 that every reader has.
import { encoded } from "./_helvetica.js";
import { PAPER } from "./_poster_layout.js";

const utf16 = (text) => `<FEFF${[...Array(text.length).keys()].map((i) => hex(text.charCodeAt(i))).join("")}>`;
const hex = (unit) => unit.toString(16).padStart(4, "0").toUpperCase();
const escaped = (text) => text.replace(/[\\()]/g, "\\$&");
const number = (value) => String(Math.round(value * 100) / 100);
const colour = (fill) => [1, 3, 5].map((i) => number(Number.parseInt(fill.slice(i, i + 2), 16) / 255)).join(" ");

/** The bytes of the file. `image(line)` draws a line that has letters which the font lacks. */
export function pdf(pages, { title, language, image }) {
  const objects = []; // each a text with a character for each byte; number 1 is the first
  const add = (object) => objects.push(object);
  const stream = (entries, data) => add(`<<${entries}/Length ${data.length}>>\nstream\n${data}\nendstream`);
  const [catalog, tree, about] = [add(""), add(""), add(`<</Title ${utf16(title)}>>`)];
  const fonts = ["Helvetica", "Helvetica-Bold"].map((name) =>
    add(`<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`),
  );

  const kids = pages.map((page) => {
    const images = [];
    const from = (y) => number(PAPER.height - y); // PDF counts from the foot of the page
    function text(line) {
      const bytes = encoded(line.text);
      const said = bytes ?? [...line.text].map((letter) => encoded(letter) ?? "?").join("");
      const shown = `BT /F${Number(line.bold)} ${line.size} Tf ${bytes === null ? 3 : 0} Tr ${colour(line.ink)} rg ${number(line.x)} ${from(line.y)} Td (${escaped(said)}) Tj ET`;
      if (bytes !== null) return shown;
      const { width, height, below, jpeg, dots } = image(line);
      images.push(
        stream(
          `/Type/XObject/Subtype/Image/Width ${dots[0]}/Height ${dots[1]}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode`,
          jpeg,
        ),
      );
      const place = `${number(width)} 0 0 ${number(height)} ${number(line.x)} ${from(line.y + below)}`;
      return `/Span <</ActualText ${utf16(line.text)}>> BDC ${shown} EMC q ${place} cm /I${images.length} Do Q`;
    }
    const boxes = page.boxes.map(
      ({ x, y, width, height, fill }) =>
        `${colour(fill)} rg ${number(x)} ${from(y + height)} ${number(width)} ${number(height)} re f`,
    );
    const content = stream("", [...boxes, ...page.lines.map(text)].join("\n"));
    const pictures = images.map((one, i) => `/I${i + 1} ${one} 0 R`).join("");
    return add(
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${PAPER.width} ${PAPER.height}]/Contents ${content} 0 R/Resources<</Font<</F0 ${fonts[0]} 0 R/F1 ${fonts[1]} 0 R>>/XObject<<${pictures}>>>>>>`,
    );
  });
  objects[catalog - 1] =
    `<</Type/Catalog/Pages ${tree} 0 R/Lang(${language})/ViewerPreferences<</DisplayDocTitle true>>>>`;
  objects[tree - 1] = `<</Type/Pages/Count ${kids.length}/Kids[${kids.map((kid) => `${kid} 0 R`).join(" ")}]>>`;

  let file = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"; // the second line says that it holds more than ASCII
  const starts = objects.map((object, i) => {
    const start = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(start).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${starts.join("")}trailer\n<</Size ${size}/Root ${catalog} 0 R/Info ${about} 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return Uint8Array.from(file + end, (byte) => byte.charCodeAt(0));
}
