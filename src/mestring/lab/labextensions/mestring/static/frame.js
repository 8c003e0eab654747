// What stands around the student's page: the course's name, how far one has come, the contents, and the way on.
import { askedIn, headingsIn, numberOf, waysFrom } from "./course.js";
import { element } from "./dialog.js";
import { workspaceOf } from "./paths.js";
import { isTextAnswer } from "./rules.js";
import { openNotebook } from "./widget_events.js";
import { words } from "./words.js";
import { fieldsIn } from "./written.js";

export function addFrame(panel, { Widget, course, folder, documents }) {
  const brand = new Widget();
  brand.addClass("mst-lab-brand");
  const logo = Object.assign(element("img"), { src: String(new URL("logo.svg", folder)), alt: "" });
  brand.node.append(logo, element("span", "", words.course));
  panel.toolbar.insertItem(0, "mestring-brand", brand);

  const side = element("aside", "mst-lab-side");
  side.setAttribute("aria-label", words.thisPage);
  side.append(...howFar(panel), ...contents(panel));
  // JupyterLab's own box around the cells scrolls; what we put into it scrolls, or sticks, with them.
  panel.content.outerNode.prepend(side);
  const ways = waysOn(panel, course, documents);
  panel.content.outerNode.append(ways);
  // In Firefox, Tab stops at whatever scrolls; JupyterLab would send the focus back to the active cell, and nobody out.
  panel.content.outerNode.tabIndex = -1;
  keepKeys(panel, [side, ways]);
}

/**
 * JupyterLab takes plain keys, Enter and Escape among them, unless the target says that it wants them itself; and its
 * notebook gives the focus to the active cell at every key that reaches it, and when it comes to anything but a cell.
 */
function keepKeys(panel, parts) {
  const keep = ({ target, ctrlKey, metaKey, altKey }) => {
    if (parts.some((part) => part.contains(target)))
      target.toggleAttribute("data-lm-suppress-shortcuts", !(ctrlKey || metaKey || altKey));
  };
  for (const part of parts)
    for (const type of ["keydown", "focusin"]) part.addEventListener(type, (event) => event.stopPropagation());
  addEventListener("keydown", keep, true);
  panel.disposed.connect(() => removeEventListener("keydown", keep, true));
}

/** "3 av 9 øvelser besvart" and a bar. Counted when a receipt comes or the page is saved, never while typing. */
function howFar(panel) {
  const said = element("p", "mst-lab-how-far");
  const bar = element("progress", "mst-lab-bar");
  bar.setAttribute("aria-label", words.answeredLabel);
  let planned = false;
  const count = () => {
    planned = false;
    if (panel.isDisposed) return;
    const cells = panel.content.widgets.map(({ model }) => model);
    const code = cells.filter(({ type }) => type === "code").map((cell) => cell.sharedModel.getSource());
    const asked = askedIn(code);
    const fields = fieldsIn(code); // the text of a field stands in its answer cell too, and counts once
    const own = cells.filter((cell) => isTextAnswer(cell) && !fields.has(cell.metadata.nbgrader.grade_id));
    const texts = own.map((cell) => cell.sharedModel.getSource().trim());
    const done = (key) => panel.node.querySelector(`.mst[data-key="${key}"][data-answered=true]`);
    const all = asked.length + texts.length;
    const answered = asked.filter(done).length + texts.filter((text) => text && text !== words.stub).length;
    said.textContent = words.answered(answered, all);
    Object.assign(bar, { max: all || 1, value: answered });
    said.hidden = bar.hidden = !all;
  };
  const plan = () => {
    if (!planned) requestAnimationFrame(count);
    planned = true;
  };
  document.addEventListener("mestring:answered", plan);
  panel.context.saveState.connect((_, state) => state === "completed" && plan());
  panel.content.modelContentChanged?.connect(plan);
  panel.disposed.connect(() => document.removeEventListener("mestring:answered", plan));
  count();
  return [said, bar];
}

/** The page's parts. Beside the page where there is room; else behind a button. */
function contents(panel) {
  const parts = panel.content.widgets.flatMap((cell) =>
    cell.model.type === "markdown" && !isTextAnswer(cell.model)
      ? headingsIn(cell.model.sharedModel.getSource()).map((title, nth) => ({ cell, title, nth }))
      : [],
  );
  if (!parts.length) return [];
  const headingOf = ({ cell, nth }) => cell.node.querySelectorAll("h2")[nth];
  const nav = element("nav", "mst-lab-contents");
  nav.setAttribute("aria-label", words.contents);
  const button = element("button", "", words.contents);
  button.type = "button";
  const open = (yes) => button.setAttribute("aria-expanded", String(yes));
  button.addEventListener("click", () => open(button.getAttribute("aria-expanded") !== "true"));
  nav.addEventListener("keydown", ({ key }) => {
    if (key === "Tab") setTimeout(() => nav.contains(document.activeElement) || open(false));
    if (key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
    open(false);
    button.focus();
  });
  // Not when the focus leaves: JupyterLab's notebook takes it whenever the pointer goes down, on our links too.
  panel.node.addEventListener("click", ({ target }) => nav.contains(/** @type {Node} */ (target)) || open(false));
  open(false);
  const links = parts.map((part) => {
    const link = element("a", "", part.title);
    link.href = "#";
    link.addEventListener("click", (event) => {
      event.preventDefault();
      open(false);
      const heading = headingOf(part) ?? part.cell.node;
      panel.content.activeCellIndex = panel.content.widgets.indexOf(part.cell);
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      heading.scrollIntoView({ block: "start" });
    });
    return link;
  });
  const list = element("ol");
  list.append(
    ...links.map((link) => {
      const item = element("li");
      item.append(link);
      return item;
    }),
  );
  nav.append(button, list);

  const outer = panel.content.outerNode;
  let planned = false;
  const mark = () => {
    planned = false;
    const line = outer.getBoundingClientRect().top + outer.clientHeight / 3;
    const here = parts.findLastIndex((part) => (headingOf(part)?.getBoundingClientRect().top ?? Infinity) < line);
    links.forEach((link, index) => {
      if (index === here) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  };
  const plan = () => {
    if (!planned) requestAnimationFrame(mark);
    planned = true;
  };
  outer.addEventListener("scroll", plan, { passive: true });
  new ResizeObserver(plan).observe(panel.content.viewportNode); // exercises come late, and push the parts down
  return [nav];
}

/** The exercise, the lesson before and the one after, at the foot of the page. */
function waysOn(panel, course, documents) {
  const here = panel.context.path;
  const nav = element("nav", "mst-lab-ways");
  nav.setAttribute("aria-label", words.waysOn);
  for (const { way, path, title } of waysFrom(here, course)) {
    const link = element("a", `mst-lab-way mst-lab-way-${way}`);
    link.href = "#";
    const name = path.startsWith("course/") ? words.lesson(numberOf(path), title) : title;
    link.append(element("span", "mst-lab-way-what", words.ways[way]), " ", element("span", "", name));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      void openNotebook(documents, (workspaceOf(here) ?? "") + path);
    });
    nav.append(link);
  }
  return nav;
}
