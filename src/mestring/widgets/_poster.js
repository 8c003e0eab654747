// A poster's pages: laid out, drawn and given as files, all in the browser.
import { lineImage } from "./_canvas.js";
import { pdf } from "./_pdf.js";
import { drawn, png } from "./_poster_files.js";
import { laidOut, PAPER } from "./_poster_layout.js";

export const poster = {
  laidOut,
  drawn,
  png,
  /** @param {any[]} pages
   *  @param {{ title: string, language: string }} about */
  pdf: (pages, about) =>
    new Blob([pdf(pages, { ...about, paper: PAPER, image: lineImage })], { type: "application/pdf" }),
};
