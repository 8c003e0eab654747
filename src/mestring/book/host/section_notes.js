// A private note to each section: a `Note` like those in the text, made when its button is pressed, or where one is kept.
// It is kept under the section's id. A note whose section is no longer there is shown at the end.
import { fill, h } from "../../widgets/_elements.js";

const PREFIX = "note-";

/** `mount(place, state)` brings a widget to life; `end`: what notes without a section come before. */
export function makeNotes({ storage, words, stateOf, mount, end }) {
  const template = document.querySelector(".mst-section-notes");
  if (!(template instanceof HTMLTemplateElement)) return { draw() {} };
  const { content } = template;
  const page = content.querySelector("div").dataset.page;
  const shown = new Map(); // key -> what it takes to show the note
  const gone = h(
    "section",
    { "aria-labelledby": "mst-notes-gone" },
    h("h2", { id: "mst-notes-gone" }, words.notes_gone),
  );

  function make(key, title, after) {
    const copy = /** @type {HTMLElement} */ (content.cloneNode(true));
    const place = copy.querySelector("div");
    place.classList.add("mst-section-note");
    after(place);
    mount(place, { ...stateOf(place), key, title });
    return place;
  }

  for (const heading of document.querySelectorAll("article section[id] > h2")) {
    const key = PREFIX + heading.parentElement.id;
    const name = [...heading.childNodes]
      .filter((node) => !(node instanceof HTMLAnchorElement && node.className === "headerlink"))
      .map((node) => node.textContent)
      .join("");
    const title = fill(words.note_to, { section: name });
    let made = null;
    const open = (yes) => {
      button.setAttribute("aria-expanded", String(yes));
      made ??= make(key, title, (place) => line.after(place));
      made.hidden = !yes;
      return made;
    };
    const button = h(
      "button",
      { type: "button", class: "mst-note-button", "aria-expanded": "false", "aria-label": title },
      words.note,
    );
    button.addEventListener("click", () => {
      const yes = button.getAttribute("aria-expanded") !== "true";
      const place = open(yes);
      if (yes) place.querySelector("textarea")?.focus();
    });
    const line = h("p", { class: "mst-note-line" }, button);
    heading.after(line);
    shown.set(key, () => made ?? open(true));
  }

  /** Show what is kept, also when it has just come from a copy or another tab. */
  function draw() {
    for (const [where, record] of storage.all()) {
      if (where !== page || !record.key.startsWith(PREFIX)) continue;
      if (!shown.has(record.key)) {
        if (!gone.isConnected) end.before(gone);
        make(record.key, record.words?.title ?? words.note, (place) => gone.append(place));
        shown.set(record.key, () => {});
      }
      shown.get(record.key)();
    }
  }
  draw();
  return { draw };
}
