// Two buttons that give a document as a file: a PDF, and a page of HTML. Both are made in the browser.
import { h } from "./_elements.js";
import { give } from "./_give.js";

/** `made(file)` is called when one is given; `blocks()` are what stands in it, with `title` as its name. */
export function fileButtons({ labels, language, title, blocks, made }) {
  const problem = h("p", { class: "mst-problem", role: "alert" });
  const button = (words, ending, content) =>
    h(
      "button",
      {
        type: "button",
        async onclick() {
          const file = `${labels.file}.${ending}`;
          problem.textContent = "";
          try {
            give(await content(), file);
            made(file);
          } catch (error) {
            if (error.message !== "unfetched") throw error;
            problem.textContent = labels.unfetched;
          }
        },
      },
      words,
    );
  return h(
    "div",
    { class: "mst-row" },
    button(labels.pdf, "pdf", async () => {
      const { documentPdf } = await import("./_document_pdf.js");
      return documentPdf(blocks(), { labels, language, title });
    }),
    button(labels.html, "html", async () => {
      const { htmlFile } = await import("./_document_page.js");
      return new Blob([htmlFile(blocks(), { title, language })], { type: "text/html" });
    }),
    problem,
  );
}
