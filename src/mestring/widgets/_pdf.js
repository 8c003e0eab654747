// Pages of text and boxes as a tagged PDF with real text, written by hand: the browser's print dialogue makes no file on a
// phone, and a library would be larger than all our widgets. ISO 32000-1; the fonts are two of the 14 that every reader has.
import { encoded } from "./_helvetica.js";

const utf16 = (text) => `<FEFF${[...Array(text.length).keys()].map((i) => hex(text.charCodeAt(i))).join("")}>`;
const hex = (unit) => unit.toString(16).padStart(4, "0").toUpperCase();
const escaped = (text) => text.replace(/[\\()]/g, "\\$&");
const number = (value) => String(Math.round(value * 100) / 100);
const refer = (numbers) => `[${numbers.map((one) => `${one} 0 R`).join(" ")}]`;
const colour = (fill) => [1, 3, 5].map((i) => number(Number.parseInt(fill.slice(i, i + 2), 16) / 255)).join(" ");

/**
 * The bytes of the file. `pages`: [{ boxes: [{ x, y, width, height, fill }], lines }], a line being
 * { x, y, text, size, bold, ink, block } with `y` at its base. `block` is one object for the lines of one text, also over
 * several pages: its `tag` is how a screen reader knows it ("" for what it need not read), and `within` the parts that it
 * stands in, from the outside in, as [{ tag: "L" }, { tag: "LI" }]; a drawing's says in words what it shows, `alt`, and
 * has lines { points: [[x, y]], ink, width, dash } among its texts. `paper`: { width, height } in points. `image(line)`
 * draws a line that has letters which the font lacks.
 */
export function pdf(pages, { title, language, paper, image }) {
  const objects = []; // each a text with a character for each byte; number 1 is the first
  const add = (object) => objects.push(object);
  const stream = (entries, data) => add(`<<${entries}/Length ${data.length}>>\nstream\n${data}\nendstream`);
  const [catalog, tree, about] = [add(""), add(""), add(`<</Title ${utf16(title)}>>`)];
  const fonts = ["Helvetica", "Helvetica-Bold"].map((name) =>
    add(`<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`),
  );

  // What a screen reader reads: each part and each text with its tag, in order
  const root = add("");
  const whole = { tag: "Document", number: add(""), parent: root, kids: [] };
  const elements = new Map(); // of each part and text its element
  function element(part, inside) {
    if (!elements.has(part)) {
      elements.set(part, { tag: part.tag, alt: part.alt, number: add(""), parent: inside.number, kids: [] });
      inside.kids.push(`${elements.get(part).number} 0 R`);
    }
    return elements.get(part);
  }
  const told = (block) =>
    element(
      block,
      (block.within ?? []).reduce((inside, part) => element(part, inside), whole),
    );
  const parents = []; // of each page, the elements of its texts

  const kids = pages.map((page, i) => {
    const own = add(""); // the page itself
    const images = [];
    const from = (y) => number(paper.height - y); // PDF counts from the foot of the page
    function stroke({ points, ink, width, dash = [] }) {
      const way = points.map(([x, y], at) => `${number(x)} ${from(y)} ${at ? "l" : "m"}`).join(" ");
      return points.length ? `q ${colour(ink)} RG ${width} w [${dash.join(" ")}] 0 d ${way} S Q` : "";
    }
    function text(line) {
      if (line.points) return stroke(line);
      const bytes = encoded(line.text);
      const said = bytes ?? [...line.text].map((letter) => encoded(letter) ?? "?").join("");
      const font = `/F${Number(line.bold)} ${number(line.size)} Tf ${bytes === null ? 3 : 0} Tr ${colour(line.ink)} rg`;
      const shown = `BT ${font} ${number(line.x)} ${from(line.y)} Td (${escaped(said)}${said.endsWith("-") ? "" : " "}) Tj ET`;
      if (bytes !== null) return shown;
      const { width, height, below, jpeg, dots } = image(line);
      const size = `/Width ${dots[0]}/Height ${dots[1]}/ColorSpace/DeviceRGB/BitsPerComponent 8`;
      images.push(stream(`/Type/XObject/Subtype/Image${size}/Filter/DCTDecode`, jpeg));
      const place = `${number(width)} 0 0 ${number(height)} ${number(line.x)} ${from(line.y + below)}`;
      return `/Span <</ActualText ${utf16(line.text)}>> BDC ${shown} q ${place} cm /I${images.length} Do Q EMC`;
    }
    const boxes = page.boxes.map(({ x, y, width, height, fill }) => {
      const size = `${number(width)} ${number(height)}`;
      return `/Artifact BMC ${colour(fill)} rg ${number(x)} ${from(y + height)} ${size} re f EMC`;
    });
    const marked = [];
    const texts = [...new Set(page.lines.map(({ block }) => block))].map((block) => {
      const lines = page.lines.filter((line) => line.block === block).map(text);
      if (!block.tag) return `/Artifact BMC\n${lines.join("\n")}\nEMC`;
      const mark = marked.push(told(block).number) - 1;
      told(block).kids.push(`<</Type/MCR/Pg ${own} 0 R/MCID ${mark}>>`);
      return `/${block.tag} <</MCID ${mark}>> BDC\n${lines.join("\n")}\nEMC`;
    });
    parents.push(`${i} ${refer(marked)}`);
    const content = stream("", [...boxes, ...texts].join("\n"));
    const pictures = images.map((one, at) => `/I${at + 1} ${one} 0 R`).join("");
    const size = `/MediaBox[0 0 ${paper.width} ${paper.height}]/StructParents ${i}/Tabs/S`;
    const used = `/Font<</F0 ${fonts[0]} 0 R/F1 ${fonts[1]} 0 R>>/XObject<<${pictures}>>`;
    objects[own - 1] = `<</Type/Page/Parent ${tree} 0 R${size}/Contents ${content} 0 R/Resources<<${used}>>>>`;
    return own;
  });
  for (const { tag, alt, number: own, parent, kids: inside } of [whole, ...elements.values()])
    objects[own - 1] =
      `<</Type/StructElem/S/${tag}${alt ? `/Alt ${utf16(alt)}` : ""}/P ${parent} 0 R/K[${inside.join(" ")}]>>`;
  objects[root - 1] = `<</Type/StructTreeRoot/K ${whole.number} 0 R/ParentTree<</Nums[${parents.join(" ")}]>>>>`;
  const seen = `/Lang(${language})/MarkInfo<</Marked true>>/StructTreeRoot ${root} 0 R`;
  objects[catalog - 1] = `<</Type/Catalog/Pages ${tree} 0 R${seen}/ViewerPreferences<</DisplayDocTitle true>>>>`;
  objects[tree - 1] = `<</Type/Pages/Count ${kids.length}/Kids${refer(kids)}>>`;

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
