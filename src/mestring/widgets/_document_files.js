// Two buttons that give a document as a file: a PDF, and a page of HTML. Both are made in the browser.
import { lineImage } from "./_canvas.js";
import { htmlFile } from "./_document_html.js";
import { A4, documentPages } from "./_document_layout.js";
import { h } from "./_elements.js";
import { give } from "./_give.js";
import { pdf } from "./_pdf.js";

/** `made(file)` is called when one is given; `blocks()` are what stands in it, with `title` as its name. */
export function fileButtons({ labels, language, title, blocks, made }) {
  const button = (words, ending, content) =>
    h(
      "button",
      {
        type: "button",
        onclick() {
          const file = `${labels.file}.${ending}`;
          give(content(), file);
          made(file);
        },
      },
      words,
    );
  const options = { title, language, paper: A4, image: lineImage };
  return h(
    "div",
    { class: "mst-row" },
    button(
      labels.pdf,
      "pdf",
      () => new Blob([pdf(documentPages(blocks(), labels), options)], { type: "application/pdf" }),
    ),
    button(labels.html, "html", () => new Blob([htmlFile(blocks(), options)], { type: "text/html" })),
  );
}
