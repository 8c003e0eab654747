// "Vis i klasserommet": the lesson one step at a time, large. Nothing is moved and nothing made twice: what does not
// belong to a step is out of sight for as long. This script is fetched when its button is pressed.
import { fill, h } from "../../widgets/_elements.js";
import { cover } from "./projector_cover.js";
import { moveOf } from "./projector_keys.js";
import { partsOf, stepsOf } from "./projector_steps.js";

const ON = "mst-projecting";
const SIZES = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.65, 0.6]; // of the letters, until a step fits
const SCROLLED = 0.76; // where none of them does
const PATIENCE = 5000; // ms for the widgets to come

/** The size of letters that can be read at the back of a room, px: 25 lines are as high as the window. */
const large = () => Math.max(16, Math.min(innerHeight / 25, innerWidth / 44));

export function openProjector({ words, css, opener }) {
  const root = document.documentElement;
  const article = document.querySelector("article");
  document.head.append(h("style", {}, css));

  let steps = [],
    at = 0,
    parts = [],
    uncover = () => {};

  const title = h("p", { class: "mst-projector-title", role: "heading", "aria-level": "1", tabindex: "-1" });
  const where = h("p", { class: "mst-projector-at", "aria-hidden": "true" }); // the status says it
  const heard = h("p", { class: "mst-book-out-of-sight", role: "status" });
  const button = (name, onclick) => h("button", { type: "button", class: "mst-book-button", onclick }, name);
  const back = button(`← ${words.back}`, () => go(-1));
  const next = button(`${words.next} →`, () => go(1));
  const timer = button(words.timer, openTimer);
  const full = button(words.full, () =>
    document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen(),
  );
  const header = h("header", { class: "mst-projector" }, title);
  const bar = h(
    "section",
    { class: "mst-projector mst-projector-bar", "aria-label": words.title },
    back,
    where,
    next,
    timer,
    full,
    h("p", { class: "mst-projector-hidden" }, words.hidden),
    button(words.leave, leave),
    heard,
  );

  /** Everything around the article, and around what it stands in. A dialog that is closed is out of sight anyway. */
  function* around() {
    for (let here = article; here !== document.body; here = here.parentElement)
      for (const other of here.parentElement.children)
        if (other !== here && !other.matches("script, dialog, .mst-projector")) yield other;
  }
  const size = (share) => root.style.setProperty("--mst-size", `${large() * share}px`);
  const fits = () => article.scrollHeight <= article.clientHeight + 1;

  /** Put the title in its place, and leave the article the room between it and the bar. */
  function place(heading) {
    const nodes = [...(heading?.cloneNode(true).childNodes ?? [])];
    title.replaceChildren(...nodes.filter((node) => !(node instanceof Element && node.matches(".headerlink"))));
    root.style.setProperty("--mst-letters", `${large()}px`);
    root.style.setProperty("--mst-above", `${header.offsetHeight}px`);
    root.style.setProperty("--mst-below", `${bar.offsetHeight}px`);
  }
  const display = (shown) => {
    for (const { element } of parts) element.classList.toggle("mst-step-part", shown.has(element));
  };

  /** Find the steps of a window of this size. */
  function arrange() {
    display(new Set(parts.map(({ element }) => element)));
    size(1);
    place(parts[0]?.heading);
    const room = article.clientHeight - 2 * large();
    const seen = parts.map((part) => {
      const { top, bottom } = part.element.getBoundingClientRect();
      return { ...part, top, bottom };
    });
    steps = stepsOf(seen, room);
  }

  function show({ focus = true } = {}) {
    const step = steps[at];
    const told = { number: at + 1, count: steps.length };
    display(new Set(step.parts.map(({ element }) => element)));
    place(step.heading);
    const fitting = SIZES.find((share) => {
      size(share);
      return fits();
    });
    size(fitting ?? SCROLLED);
    article.scrollTop = 0;
    where.textContent = fill(words.at, told);
    heard.textContent = fill(words.step, told);
    for (const [one, off] of [
      [back, at === 0],
      [next, at === steps.length - 1],
    ])
      one.setAttribute("aria-disabled", String(off));
    remember(at + 1);
    if (focus) title.focus({ preventScroll: true });
  }

  /** What does not fit is scrolled through before the next step comes. */
  function go(by) {
    const rest = by > 0 ? article.scrollHeight - article.clientHeight - article.scrollTop : article.scrollTop;
    if (Math.abs(by) === 1 && rest > 2) return article.scrollBy(0, by * 0.8 * article.clientHeight);
    const to = Math.max(0, Math.min(steps.length - 1, at + by));
    if (to === at) return;
    at = to;
    show();
  }

  const stepOf = (element) => steps.findIndex(({ parts }) => parts.some((part) => part.element.contains(element)));

  /** The clock of the group, as large as it gets; closed again, the step that one came from. */
  function openTimer() {
    const clocks = /** @type {HTMLElement[]} */ ([
      ...article.querySelectorAll(".mst-facilitator .mst-switches button"),
    ]);
    const clock = clocks.find((one) => stepOf(one) >= at) ?? clocks.at(-1);
    const [{ element: before }] = steps[at].parts;
    at = stepOf(clock);
    show({ focus: false });
    const closed = () => {
      at = stepOf(before); // a window of another size has other steps
      show();
      timer.focus();
    };
    clock.closest(".mst").querySelector("dialog").addEventListener("close", closed, { once: true });
    clock.click();
  }

  /** The address of the step, so that it is there again after a reload; null: of the page. */
  function remember(number) {
    const address = new URL(location.href);
    if (number) address.searchParams.set("vis", number);
    else address.searchParams.delete("vis");
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // a page inside another one may not; it only begins at the beginning then
    }
  }

  /** The step to begin with: the address's, else the first that is in sight. */
  function begin(seen) {
    const asked = Number(new URLSearchParams(location.search).get("vis"));
    return asked ? Math.min(asked, steps.length) - 1 : Math.max(0, stepOf(seen));
  }

  function pressed(event) {
    if (document.querySelector("dialog:modal")) return;
    if (event.key === "Escape" && !event.defaultPrevented)
      return event.target.closest(".mst") ? title.focus() : leave(); // out of the widget first
    const by = moveOf(event);
    if (!by) return;
    event.preventDefault();
    go(by);
  }
  function resized() {
    const [{ element }] = steps[at].parts;
    arrange();
    at = stepOf(element);
    show({ focus: false });
  }

  async function open() {
    for (const end = Date.now() + PATIENCE; article.querySelector(".mst-mount > script") && Date.now() < end; )
      await new Promise((soon) => setTimeout(soon, 50));
    if (root.classList.contains(ON)) return;
    parts = partsOf(article);
    if (!parts.length) return;
    const seen = parts.find(({ element }) => element.getBoundingClientRect().bottom > 80)?.element;
    timer.hidden = !parts.some(({ element }) => element.querySelector(".mst-facilitator"));
    full.hidden = !document.fullscreenEnabled;
    for (const other of around()) other.classList.add("mst-step-away");
    root.classList.add(ON);
    document.body.prepend(header);
    document.body.append(bar);
    uncover = cover(article, words, show);
    arrange();
    at = begin(seen);
    document.addEventListener("keydown", pressed);
    addEventListener("resize", resized);
    show();
  }
  function leave() {
    document.removeEventListener("keydown", pressed);
    removeEventListener("resize", resized);
    const [{ element }] = steps[at].parts;
    const first = steps.findIndex(({ heading }) => heading === steps[at].heading) === at;
    uncover();
    header.remove();
    bar.remove();
    root.classList.remove(ON);
    for (const name of ["mst-step-away", "mst-step-part"])
      for (const one of document.querySelectorAll(`.${name}`)) one.classList.remove(name);
    for (const name of ["size", "letters", "above", "below"]) root.style.removeProperty(`--mst-${name}`);
    remember(null);
    if (document.fullscreenElement) document.exitFullscreen();
    const here = (first && steps[at].heading) || element;
    here.tabIndex = -1;
    here.scrollIntoView({ block: "start" });
    here.focus({ preventScroll: true });
  }

  opener.addEventListener("click", open);
  open();
}
