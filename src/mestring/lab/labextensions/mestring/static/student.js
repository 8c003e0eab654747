// The student's view: collapsed code of ours leaves no trace, so that a page reads as a page.
import { isOurs } from "./rules.js";

const NARROW = 700; // px: below this the file list would leave no room for the page

/** Closes the side panels that a reader does not need; the file list stays where there is room for both. */
export async function tidyShell(app) {
  await app.restored;
  app.shell.collapseRight();
  if (innerWidth < NARROW) app.shell.collapseLeft();
}

export function hideCode(panel) {
  const mark = () => {
    for (const cell of panel.content.widgets) cell.toggleClass("mst-lab-ours", isOurs(cell.model));
  };
  document.body.classList.add("mst-lab-student");
  panel.content.model.cells.changed.connect(mark);
  mark();
}
