// "Sjekk": runs the visible checks and lists in Norwegian what is answered and what is missing.
import { lastHeading, readVerdict, summary } from "./verdicts.js";
import { words } from "./words.js";

export function addCheckButton(panel, lab, runner) {
  const hasChecks = panel.content.widgets.some(({ model }) => model.type === "code" && model.metadata.nbgrader?.grade);
  if (!hasChecks) return;
  const button = element("button", "mst-lab-check", words.check);
  button.type = "button";
  button.title = words.checkTip;
  button.addEventListener("click", () => void check(panel, runner));
  const widget = new lab.Widget();
  widget.node.append(button);
  panel.toolbar.insertItem(0, "mestring-check", widget);
  // A toolbar is one stop for the Tab key, then arrows: let that stop be our button.
  panel.toolbar.node.activeIndex = 0;
}

async function check(panel, runner) {
  const dialog = element("dialog", "mst-lab-dialog");
  const title = element("h1", "", words.checkTitle);
  title.id = "mst-lab-title";
  dialog.setAttribute("aria-labelledby", title.id);
  const status = element("p", "mst-lab-summary", words.checking);
  status.setAttribute("role", "status");
  const list = element("ol", "mst-lab-verdicts");
  const close = element("button", "mst-lab-close", words.close);
  close.type = "button";
  close.addEventListener("click", () => dialog.close());
  dialog.append(title, status, list, close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();

  const blocked = runner.blocked();
  if (blocked.length) return void (status.textContent = blocked.join(" "));
  await runner.ready();
  const verdicts = [];
  await runner.quietly(async () => {
    for (const { cell, kind } of await runner.cells("check", "changed-check")) {
      const title = headingAbove(panel, cell) || words.task(verdicts.length + 1);
      const verdict = await verdictOf(cell, kind, runner, title);
      verdicts.push(verdict);
      list.append(entry(verdict, () => goTo(panel, cell, dialog)));
    }
  });
  status.textContent = summary(verdicts);
}

async function verdictOf(cell, kind, runner, title) {
  if (kind === "changed-check") return { state: "changed", title, said: words.changedTitle, text: words.checkChanged };
  await runner.run(cell);
  return { title, ...readVerdict(cell.model.outputs.toJSON()) };
}

/** What the task is called: the last heading before its check. */
function headingAbove(panel, cell) {
  const before = panel.content.widgets.slice(0, panel.content.widgets.indexOf(cell));
  return lastHeading(before.filter(({ model }) => model.type === "markdown").map(({ model }) => model.sharedModel.getSource()));
}

function entry({ state, title, said, text }, go) {
  const item = element("li", `mst-lab-${state}`);
  const link = element("button", "mst-lab-goto", words.goTo);
  link.type = "button";
  link.setAttribute("aria-label", `${words.goTo}: ${title}`);
  link.addEventListener("click", go);
  const head = element("p", "mst-lab-head");
  head.append(element("strong", "", title), " ", element("span", "mst-lab-state", said));
  item.append(head, element("p", "mst-lab-text", text), link);
  return item;
}

/** Closes the dialog and brings the cell into view, focus included. */
function goTo(panel, cell, dialog) {
  dialog.close();
  panel.content.activeCellIndex = panel.content.widgets.indexOf(cell);
  panel.content.mode = "command";
  cell.node.focus({ preventScroll: true });
  cell.node.scrollIntoView({ block: "center" });
}

function element(name, className, text = "") {
  return Object.assign(document.createElement(name), { className, textContent: text });
}
