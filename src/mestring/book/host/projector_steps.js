// Which parts of a lesson are shown together in a classroom: what stands under one heading, as much as there is room for.

const WIDGET = ".mst-mount";
const NEVER =
  "script, style, template, .mst-note-line, .mst-section-note, .mst-as-notebook, .mst-way, .cell:not(:has(.cell_output))";
const PICTURE = "img, svg";

/** What counts or repeats over all lessons is the reader's alone: there is nothing of it to show a class. */
const own = (element) => element.querySelector(`${WIDGET}[data-page=""]`) !== null;

/** Every part of the article that may be shown, in order: { element, heading, alone }. */
export function partsOf(article) {
  const found = [];
  const walk = (section, above) => {
    const heading = section.querySelector(":scope > :is(h1, h2, h3, h4)") ?? above;
    for (const element of section.children) {
      if (element.matches("section[id]")) walk(element, heading);
      else if (element !== heading && !element.matches(NEVER) && !own(element)) {
        const made = element.querySelector(`${WIDGET}, ${PICTURE}`) !== null;
        if (made || element.textContent.trim())
          found.push({ element, heading, alone: made && !element.matches("details") });
      }
    }
  };
  for (const section of article.querySelectorAll(":scope > section[id]")) walk(section, null);
  return found;
}

/** The steps: each has the parts of one heading that fit in a room `high` px high; a widget or a figure has its own.
 * `parts`: [{ heading, alone, top, bottom }] in px, as they stand below each other. */
export function stepsOf(parts, high) {
  const steps = [];
  for (const part of parts) {
    const last = steps.at(-1);
    const first = last?.parts[0];
    const along = first && first.heading === part.heading && !first.alone && !part.alone;
    if (along && part.bottom - first.top <= high) last.parts.push(part);
    else steps.push({ heading: part.heading, parts: [part] });
  }
  return steps;
}
