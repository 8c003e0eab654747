// The student's first page: the lessons and the exercises by name, in place of JupyterLab's launcher.
import { firstHeading } from "./verdicts.js";
import { words } from "./words.js";

/** JupyterLab opens its launcher when nothing else is open; here that command opens our page. */
export function addStart(app, lab) {
  app.commands.addCommand("launcher:create", {
    label: words.start,
    execute: async () => {
      const content = new lab.Widget();
      content.addClass("mst-lab-start");
      content.node.append(...(await page(app, lab)));
      const widget = new lab.MainAreaWidget({ content });
      widget.title.label = words.start;
      widget.title.closable = true;
      app.shell.add(widget, "main");
      app.shell.activateById(widget.id);
      return widget;
    },
  });
}

async function page(app, lab) {
  const lists = [];
  for (const [folder, heading] of [["course/", words.lessons], ["exercises/", words.exercises]]) {
    const paths = lab.notebooks.filter((path) => path.startsWith(folder));
    const links = await Promise.all(paths.map((path) => link(app, path)));
    const list = document.createElement("ul");
    list.append(...links.filter(Boolean));
    if (list.children.length) lists.push(element("h2", heading), list);
  }
  return [element("h1", words.welcome), element("p", lists.length ? words.choose : words.chooseInList), ...lists];
}

/** A notebook by the name in its first heading; nothing where it is not in this folder. */
async function link(app, path) {
  const file = await app.serviceManager.contents.get(path, { type: "notebook", content: true }).catch(() => null);
  if (!file?.content) return null;
  const texts = file.content.cells.filter((cell) => cell.cell_type === "markdown");
  const anchor = element("a", firstHeading(texts.map(({ source }) => [source].flat().join(""))) || path);
  anchor.href = `lab/tree/${path}`;
  anchor.addEventListener("click", (event) => {
    event.preventDefault();
    void app.commands.execute("docmanager:open", { path });
  });
  const item = document.createElement("li");
  item.append(anchor);
  return item;
}

function element(name, text) {
  return Object.assign(document.createElement(name), { textContent: text });
}
