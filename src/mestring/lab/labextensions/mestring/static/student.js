// The student's view: a page that reads as a page, and the few commands that a student needs.
import { openNotebook, save } from "./widget_events.js";
import { openHelp } from "./help.js";
import { workspaceOf } from "./paths.js";
import { isTextAnswer } from "./rules.js";
import { reasonOf } from "./unsaved.js";
import { words } from "./words.js";

const LAST = "mestring:last"; // where the student was, kept by JupyterLab with the rest of its state

export function addStudentView({ app, tracker, documents, state, updateAddress, page, apputils, request, hub }) {
  const start = page("mestringStart");
  const named = page("treePath"); // what the address names
  const asked = named.endsWith(".ipynb") ? named : "";
  const workspace = () => workspaceOf(tracker.currentWidget?.context.path ?? "") ?? "";
  const home = () => `${workspace()}${start}`;
  app.commands.addCommand("mestring:start", {
    label: words.start,
    caption: words.startTip,
    execute: () => openNotebook(documents, home()),
  });
  app.commands.addCommand("mestring:save", {
    label: words.save,
    caption: words.saveTip,
    execute: () => saveAndTell(tracker.currentWidget, apputils.Notification),
  });
  app.commands.addCommand("mestring:help", {
    label: words.help,
    caption: words.helpTip,
    execute: () => openHelp((init) => request(`mestring/copy?workspace=${encodeURIComponent(workspace())}`, init), hub),
  });
  for (const command of ["filebrowser:open", "filebrowser:download", "filebrowser:delete"])
    app.contextMenu.addItem({ command, selector: ".jp-DirListing-item[data-isdir]" });
  openPagesInTabs(app, documents);
  document.body.classList.add("mst-lab-student");
  if (asked) keepAddress(app, tracker, updateAddress, asked); // from the first moment: JupyterLab may be as quick
  void arrive({ app, tracker, documents, state, start, asked });
}

/** A page from the list of files, such as the one with feedback, opens as a page: JupyterLab's viewer is switched off. */
function openPagesInTabs(app, documents) {
  const open = documents.openOrReveal.bind(documents);
  documents.openOrReveal = (path, ...more) => {
    if (!path.endsWith(".html")) return open(path, ...more);
    void app.commands.execute("docmanager:open-browser-tab", { path });
  };
}

async function saveAndTell(panel, notification) {
  const time = () => new Date().toLocaleTimeString(words.locale, { hour: "2-digit", minute: "2-digit" });
  if (panel && (await save(panel.context))) notification.success(words.saved(time()), { autoClose: 4000 });
  else notification.error(reasonOf(panel?.context), { autoClose: false });
}

/**
 * Closes what is open, and opens the notebook of the address, or where the student was, the first time the start page.
 * JupyterLab opens what the address names, too, but only when half a second after all else it has saved its state.
 */
async function arrive({ app, tracker, documents, state, start, asked }) {
  await app.restored;
  const { shell } = app;
  shell.mode = "single-document";
  shell.collapseLeft();
  shell.collapseRight();
  matchMedia("(width < 700px)").addEventListener("change", () => shell.collapseLeft()); // no room for files and page
  for (const side of ["left", "right"]) if (shell.isSideTabBarVisible(side)) shell.toggleSideTabBarVisibility(side);
  if (shell.isTopInSimpleModeVisible()) shell.toggleTopInSimpleModeVisibility();
  Array.from(shell.layout.widgets)
    .find(({ id }) => id === "jp-menu-panel")
    ?.hide(); // there are no menus in it
  for (const link of document.querySelectorAll(".skip-link")) link.textContent = words.skip; // JupyterLab's is English only
  const last = await state.fetch(LAST);
  tracker.currentChanged.connect((_, panel) => panel && void state.save(LAST, panel.context.path));
  if (!asked && shell.currentWidget) return;
  for (const path of asked ? [asked] : [last, start]) {
    if (path && (await exists(app, path))) return openNotebook(documents, path);
  }
  if (!asked) shell.expandLeft();
}

/**
 * When JupyterLab opens what the address names once more, it goes to its folder, and the address would name that.
 * Whoever has gone on to another page meanwhile stays there.
 */
function keepAddress(app, tracker, updateAddress, asked) {
  const again = async (_, { id, result }) => {
    if (id !== "filebrowser:open-path") return;
    app.commands.commandExecuted.disconnect(again);
    const wasOpen = tracker.find(({ context }) => context.path === asked);
    const here = wasOpen && tracker.currentWidget;
    await result.catch(() => undefined);
    if (here && here !== tracker.currentWidget && !here.isDisposed) app.shell.activateById(here.id);
    if (tracker.currentWidget) updateAddress(tracker.currentWidget.context.path);
  };
  app.commands.commandExecuted.connect(again);
}

const exists = (app, path) =>
  app.serviceManager.contents.get(path, { content: false }).then(
    () => true,
    () => false,
  );

/** Keeps the text of the page from being edited by a double click. */
export function lockText(panel) {
  const lock = () => {
    for (const cell of panel.content.widgets) {
      if (cell.model.type === "markdown" && !isTextAnswer(cell.model)) cell.readOnly = true;
    }
  };
  panel.content.model.cells.changed.connect(lock);
  lock();
}
