// The class wall: choose among the texts, and show the chosen ones, one at a time and large. Nothing leaves the page.

const MOVES = { PageDown: 1, ArrowRight: 1, " ": 1, PageUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
const SMALLEST = 18; // px

function wall(page, words) {
  const $ = (id) => page.getElementById(id);
  const boxes = [...page.querySelectorAll("#choose input")];
  let chosen = [],
    at = 0,
    scrolled = 0; // where the choice was left

  const tell = (text) => {
    $("told").textContent = text;
  };
  const count = () => tell(words.chosen.replace("{count}", boxes.filter(({ checked }) => checked).length));
  const all = (on) => {
    for (const box of boxes) box.checked = on;
    count();
  };

  /** One text, as large as it fits. What does not fit at all can be scrolled. */
  function show() {
    const shown = $("shown");
    const row = chosen[at];
    $("task").textContent = row.dataset.task;
    const text = row.querySelector(".text");
    Object.assign(shown, { textContent: text.textContent, lang: text.lang });
    shown.style.fontSize = "";
    let size = Number.parseFloat(getComputedStyle(shown).fontSize);
    while (shown.scrollHeight > shown.clientHeight && size > SMALLEST) {
      size -= 2;
      shown.style.fontSize = `${size}px`;
    }
    shown.scrollTop = 0;
    $("where").textContent = words.at.replace("{number}", at + 1).replace("{count}", chosen.length);
    $("back").ariaDisabled = String(at === 0);
    $("next").ariaDisabled = String(at === chosen.length - 1);
    $("task").focus();
  }
  function go(by) {
    const to = Math.max(0, Math.min(chosen.length - 1, at + by));
    if (to === at) return;
    at = to;
    show();
  }
  function open() {
    chosen = boxes.filter(({ checked }) => checked).map((box) => box.closest("li"));
    if (!chosen.length) return tell(words.none);
    at = 0;
    scrolled = scrollY;
    $("choose").hidden = true;
    $("wall").hidden = false;
    show();
  }
  function leave() {
    $("wall").hidden = true;
    $("choose").hidden = false;
    $("task").textContent = $("shown").textContent = ""; // else it is in a page that is saved without it
    scrollTo(0, scrolled);
    $("show").focus();
  }

  /** The same page without the texts that are not chosen, as a file. */
  function save() {
    if (!boxes.some(({ checked }) => checked)) return tell(words.none);
    const copy = page.documentElement.cloneNode(true);
    const rows = [...copy.querySelectorAll("#choose li")];
    rows.forEach((row, number) => {
      if (boxes[number].checked) row.querySelector("input").setAttribute("checked", "");
      else row.remove();
    });
    for (const section of copy.querySelectorAll("section")) if (!section.querySelector("li")) section.remove();
    const href = URL.createObjectURL(new Blob([`<!DOCTYPE html>\n${copy.outerHTML}`], { type: "text/html" }));
    Object.assign(page.createElement("a"), { href, download: words.file }).click();
  }

  for (const box of boxes) box.addEventListener("change", count);
  for (const [id, action] of Object.entries({
    show: open,
    all: () => all(true),
    none: () => all(false),
    save,
    back: () => go(-1),
    next: () => go(1),
    leave,
  }))
    $(id).addEventListener("click", action);
  addEventListener("resize", () => $("wall").hidden || show());
  page.addEventListener("keydown", (event) => {
    if ($("wall").hidden || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return leave();
    if (event.key === " " && event.target.closest("button")) return;
    if (!MOVES[event.key]) return;
    event.preventDefault();
    go(MOVES[event.key]);
  });
}

wall(document, document.querySelector("main").dataset);
