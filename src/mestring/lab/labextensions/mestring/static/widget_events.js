// What a widget asks of the page around it: to save the notebook ("mestring:save") and to open another
// ("mestring:open"). Widgets know no JupyterLab; they send DOM events.
import { cellOf, goTo } from "./goto.js";
import { target } from "./paths.js";

const TRIES = 3; // somebody may be writing while we save

export function answerWidgets(tracker, documents) {
  const panelOf = (event) => tracker.find((panel) => panel.node.contains(event.target));

  document.addEventListener("mestring:save", async (/** @type {CustomEvent} */ event) => {
    const panel = panelOf(event);
    if (panel) event.detail.saved(await save(panel.context));
  });

  document.addEventListener("mestring:open", (/** @type {CustomEvent} */ event) => {
    const panel = panelOf(event);
    const path = panel && target(panel.context.path, event.detail.path);
    event.preventDefault(); // JupyterLab has no address for a notebook's neighbour: following the link would leave it
    if (path) void openNotebook(documents, path);
  });

  document.addEventListener("mestring:go", (/** @type {CustomEvent} */ event) => {
    const panel = panelOf(event);
    if (panel) goTo(panel, cellOf(panel, event.detail.key));
  });

  // Whoever comes back to a notebook sees what happened in another meanwhile, as after coming back to the window.
  tracker.currentChanged.connect(() => dispatchEvent(new Event("focus")));
}

/** Two saves at once, ours and JupyterLab's own, look to JupyterLab like somebody else's change: one after the other. */
export function oneSaveAtATime(context) {
  const save = context.save.bind(context);
  let last = Promise.resolve();
  context.save = () => (last = last.catch(() => undefined).then(save));
}

/** Resolves to the file's name once everything on the page is on the disk, else to "". */
export async function save(context) {
  try {
    if (!context.canSave || context.contentsModel?.writable === false) return "";
    for (let i = 0; i < TRIES; i++) {
      await context.save();
      if (!context.model.dirty) return context.path.split("/").at(-1);
    }
  } catch (error) {
    console.warn("mestring", error); // JupyterLab has told why
  }
  return "";
}

/** Opens a notebook and puts the focus at its top, or where the reader left it. */
export async function openNotebook(documents, path) {
  const panel = documents.openOrReveal(path);
  await panel?.revealed;
  panel?.content.activate();
}
