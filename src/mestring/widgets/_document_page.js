// A document's blocks (see _document_html.js) as a file of HTML that stands alone.
import { drawingElement } from "./_document_drawing.js";

const STYLE = `
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff; font: 1rem/1.5 Helvetica, Arial, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; break-after: avoid; } h2 { margin: 2.5rem 0 0; padding-top: 1rem; border-top: 1px solid #767676; } h3 { margin: 1.75rem 0 .25rem; }
p, dd { margin: 0 0 .5rem; white-space: pre-wrap; } dl { margin: .5rem 0; } dt { font-weight: bold; }
.about { color: #444; } .private { font-weight: bold; } .comment { padding-left: .75rem; border-left: 4px solid #0b5cad; }`;

const safe = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The document as one HTML file, which asks for nothing. */
export function htmlFile(blocks, { title, language }) {
  const part = ({ tag, text, label, look, rows, drawing }) => {
    if (drawing) return new XMLSerializer().serializeToString(drawingElement(drawing));
    if (rows)
      return `<dl>${rows.map(([asked, said]) => `<div><dt>${safe(asked)}</dt><dd>${safe(said)}</dd></div>`).join("\n")}</dl>`;
    const before = label ? `<strong>${safe(label)}</strong> ` : "";
    return `<${tag}${look ? ` class="${look}"` : ""}>${before}${safe(text)}</${tag}>`;
  };
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(title)}</title>`;
  return `<!doctype html>\n<html lang="${language}">\n<head>${head}<style>${STYLE}</style></head>\n<body><main>\n${blocks.map(part).join("\n")}\n</main></body>\n</html>\n`;
}
