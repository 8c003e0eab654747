// The student's view of JupyterLab: fewer things around the page. The rest of it is in style.css and config/student/.

const NARROW = 700; // px: below this the file list would leave no room for the page

/** Closes the side panels that a reader does not need; the file list stays where there is room for both. */
export async function tidyShell(app) {
  document.body.classList.add("mst-lab-student");
  await app.restored;
  app.shell.collapseRight();
  if (innerWidth < NARROW) app.shell.collapseLeft();
}
