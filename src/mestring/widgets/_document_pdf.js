// A document as a PDF file, made in the browser.
import { lineImage } from "./_canvas.js";
import { A4, documentPages } from "./_document_layout.js";
import { pdf } from "./_pdf.js";

/** `blocks` are what stands in it. */
export const documentPdf = (blocks, { labels, language, title }) =>
  new Blob([pdf(documentPages(blocks, labels), { title, language, paper: A4, image: lineImage })], {
    type: "application/pdf",
  });
