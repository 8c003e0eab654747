// The page "Vær med": a reader chooses which private notes to lessons and exercises go into one file, to be handed on.
// Nothing is chosen beforehand, and nothing is sent: the file is the reader's own download.
import { fill, h, uid } from "../../widgets/_elements.js";
import { findPersonal } from "../../widgets/_personal_data.js";
import { openStorage } from "./storage.js";

const PREFIX = "note-";
const VERSION = 1; // as `teacher/comments` reads it
const LEAVES = ["no", "nameless", "named"];

/** The notes to sections among these answers, [page, record] each; `noteTo` is how their titles were made. */
export function notesOf(answers, noteTo) {
  const [before, after] = noteTo.split("{section}");
  const nameOf = (title, section) =>
    title?.startsWith(before) && title.endsWith(after)
      ? title.slice(before.length, title.length - after.length)
      : section;
  return answers
    .filter(([, { key, answer }]) => key.startsWith(PREFIX) && answer?.text?.trim())
    .map(([page, { key, answer, words, at }]) => {
      const section = key.slice(PREFIX.length);
      return { page, section, name: nameOf(words?.title, section), text: answer.text.trim(), at };
    })
    .sort((one, other) => (one.page + one.at < other.page + other.at ? -1 : 1));
}

/** The file as text. A name is in it only where the reader wants it printed. */
export function fileOf(chosen, { who, leave, name, at }) {
  const comments = chosen.map(({ page, section, name: title, text }) => ({ page, section, title, text }));
  const about = { mestring: "comments", version: VERSION, at, who, leave, name: leave === "named" ? name.trim() : "" };
  return JSON.stringify({ ...about, comments }, null, 1);
}

/** What keeps the file from being made, in words; "" where nothing does. */
export function lacking(chosen, { leave, name }, words) {
  if (!chosen.length) return words.none_chosen;
  return leave === "named" && !name.trim() ? words.no_name : "";
}

/** `notes()` gives what can be chosen, `titles` page -> its title, `give(name, text)` hands the file to the reader. */
function makeReview({ words, titles, notes, give, now = () => new Date() }) {
  const told = h("p", { class: "mst-review-told", role: "status" });
  const list = h("div");
  let boxes = [];
  let warned = "";

  function row(note) {
    const box = h("input", { type: "checkbox", id: uid("review") });
    boxes.push([box, note]);
    const label = h("label", { for: box.id }, fill(words.take, { section: note.name }));
    return h("li", {}, h("div", {}, box, label), h("blockquote", {}, note.text));
  }

  function draw() {
    const chosen = new Set(boxes.filter(([box]) => box.checked).map(([, note]) => note.page + note.section));
    const found = notes();
    boxes = [];
    const groups = [...new Set(found.map(({ page }) => page))].map((page) => {
      const rows = found.filter((note) => note.page === page).map(row);
      return h("fieldset", {}, h("legend", {}, titles[page] ?? page), h("ul", {}, ...rows));
    });
    for (const [box, note] of boxes) box.checked = chosen.has(note.page + note.section);
    list.replaceChildren(...(groups.length ? groups : [h("p", {}, words.no_notes)]));
  }

  const who = h("select", { id: uid("who") });
  for (const [value, said] of Object.entries(words.who)) who.append(h("option", { value }, said));
  const name = h("input", { type: "text", id: uid("name"), class: "mst-review-name" });
  const group = uid("leave");
  const leaves = LEAVES.map((value) => {
    const input = h("input", { type: "radio", name: group, id: uid("leave"), value, checked: value === "no" });
    return [input, h("p", {}, input, h("label", { for: input.id }, words.leaves[value]))];
  });

  function make() {
    const chosen = boxes.filter(([box]) => box.checked).map(([, note]) => note);
    const leave = leaves.find(([input]) => input.checked)[0].value;
    const said = { who: who.value, leave, name: name.value, at: now().toISOString() };
    const missing = lacking(chosen, said, words);
    if (missing) return say(missing);
    const text = fileOf(chosen, said);
    const found = findPersonal(chosen.map((note) => note.text).join("\n")).map((one) => one.words);
    if (found.length && warned !== text.replace(said.at, "")) {
      warned = text.replace(said.at, "");
      return say(fill(words.personal, { found: found.join(", ") }));
    }
    const file = `tilbakemelding-${said.at.slice(0, 10)}.json`;
    give(file, text);
    say(fill(words.made, { file, count: chosen.length }));
  }

  const say = (what) => {
    told.textContent = what;
  };
  const element = h(
    "div",
    {},
    list,
    h("p", {}, h("label", { for: who.id }, words.who_label), who),
    h("fieldset", {}, h("legend", {}, words.leave_label), ...leaves.map(([, line]) => line)),
    h("p", {}, h("label", { for: name.id }, words.name_label), name),
    h("button", { type: "button", class: "mst-book-button mst-book-button-main", onclick: make }, words.make),
    told,
  );
  draw();
  return { element, draw };
}

/** Brings the page's place to life. */
export function start({ book, words, noteTo }) {
  const place = /** @type {HTMLElement} */ (document.querySelector(".mst-review"));
  const storage = openStorage(book, { own: () => localStorage, shared: () => sessionStorage });
  const give = (name, text) => {
    const link = h("a", {
      href: URL.createObjectURL(new Blob([text], { type: "application/json" })),
      download: name,
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  const titles = JSON.parse(place.dataset.titles);
  const { element, draw } = makeReview({ words, titles, notes: () => notesOf(storage.all(), noteTo), give });
  place.replaceChildren(element);
  addEventListener("storage", draw);
  addEventListener("pageshow", (event) => event.persisted && draw());
}
