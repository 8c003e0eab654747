// The start page's lessons and exercises as links, until its own list is there and says how far one has come.
import { numberOf } from "./course.js";
import { element } from "./dialog.js";
import { words } from "./words.js";

/** The code that shows the start page's own list. */
export const SHOWS_LIST = /^\s*Progress\(/m;

/** A card for each lesson with its exercise, as the widget will draw them; `here` is the start page's own path. */
export function startList(course, here, open) {
  const others = course.filter(({ path }) => !here.endsWith(path));
  const list = element("ol");
  for (const number of new Set(others.map(({ path }) => numberOf(path)))) {
    const card = element("li");
    for (const { path, title } of others.filter((sheet) => numberOf(sheet.path) === number)) {
      if (path.startsWith("course/")) card.append(element("span", "", words.lessonNumber(number)));
      const link = Object.assign(element("a", "", title), { href: "#" });
      link.toggleAttribute("data-lm-suppress-shortcuts", true); // else JupyterLab takes Enter
      link.addEventListener("click", (event) => {
        event.preventDefault();
        open(path);
      });
      card.append(link);
    }
    list.append(card);
  }
  return list;
}
