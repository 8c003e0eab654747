// "Les opp": the bar that reads the page aloud. This script is fetched when its button is pressed.
import { h } from "../../widgets/_elements.js";
import { pageLanguage, piecesOf } from "./sentences.js";
import { makeSpeaker, voicesOf } from "./speaker.js";

const LATE = 3000; // ms that voices may take to come
const SPEEDS = [0.75, 1, 1.25, 1.5];
const NAME = "mst-read-now";

export function openReading({ words, opener }) {
  const synth = globalThis.speechSynthesis;
  const article = document.querySelector("article");
  const highlights = globalThis.CSS?.highlights;
  let marked = null,
    state = "ended",
    late = 0;

  function show(piece) {
    marked?.classList.remove(NAME);
    highlights?.delete(NAME);
    marked = piece?.block ?? null;
    if (!piece) return;
    marked.classList.add(NAME);
    if (piece.range) highlights?.set(NAME, new Highlight(piece.range));
    const { top, bottom } = (piece.range ?? marked).getBoundingClientRect();
    if (top < 60 || bottom > innerHeight - bar.offsetHeight) marked.scrollIntoView({ block: "center" });
  }
  const speaker = makeSpeaker({
    language: pageLanguage(),
    synth,
    utter: (text) => new SpeechSynthesisUtterance(text),
    show,
    changed(now) {
      state = now;
      if (now === "ended" || now === "failed") show(null);
      if (now === "failed") say(words.failed);
      draw();
    },
  });

  /** From where one is: the marked text, else the first sentence that is in sight. */
  function here() {
    const pieces = piecesOf(article, words);
    const chosen = getSelection();
    const range = chosen.isCollapsed || !chosen.rangeCount ? null : chosen.getRangeAt(0);
    const from = pieces.findIndex((piece) => {
      if (range) return piece.range && range.compareBoundaryPoints(Range.END_TO_START, piece.range) < 0;
      return (piece.range ?? piece.block).getBoundingClientRect().top >= 48;
    });
    chosen.removeAllRanges();
    say("");
    speaker.read(pieces, Math.max(from, 0));
  }
  function main() {
    if (state === "reading") return speaker.pause();
    if (state === "paused") return speaker.goOn();
    say("");
    speaker.read(piecesOf(article, words));
  }

  const button = (name, onclick, kind = "") =>
    h("button", { type: "button", class: `mst-book-button ${kind}`, onclick }, name);
  const play = button(words.read, main, "mst-book-button-main");
  const from = button(words.from_here, here);
  const speed = h(
    "select",
    { onchange: () => speaker.speed(Number(speed.value)) },
    ...SPEEDS.map((value) => h("option", { value, selected: value === 1 }, String(value).replace(".", words.decimal))),
  );
  const close = button(words.close, leave);
  const told = h("p", { role: "status" });
  const say = (text) => {
    if (told.textContent !== text) told.textContent = text;
  };
  const controls = h("div", { class: "mst-book-buttons" }, play, from, h("label", {}, words.speed, " ", speed), close);
  const bar = h("section", { class: "mst-reading", "aria-label": words.title }, told, controls);
  bar.addEventListener("keydown", ({ key }) => key === "Escape" && leave());

  function draw() {
    play.textContent = { reading: words.pause, paused: words.go_on }[state] ?? words.read;
  }
  /** Only with a voice of the book's language can it read. Voices may come late, or while the bar is open. */
  function look(last = false) {
    const can = Boolean(synth && voicesOf(synth)[pageLanguage()]);
    for (const control of [play, from, speed.parentElement]) control.hidden = !can;
    if (can) {
      clearTimeout(late);
      if ([words.looking, words.no_voice].includes(told.textContent)) say("");
    } else say(last || !synth ? words.no_voice : words.looking);
  }
  const news = () => look(told.textContent === words.no_voice);
  function leave() {
    clearTimeout(late);
    if (synth) speaker.stop();
    synth?.removeEventListener?.("voiceschanged", news);
    show(null);
    bar.remove();
    opener.focus();
  }

  opener.addEventListener("click", () => {
    if (bar.isConnected) return leave();
    open();
  });
  addEventListener("pagehide", () => synth?.cancel());
  // What is unfolded while it is read is read as well.
  article.addEventListener("toggle", () => state !== "ended" && speaker.renew(piecesOf(article, words)), true);
  function open() {
    document.body.append(bar);
    look();
    if (synth) {
      synth.addEventListener?.("voiceschanged", news);
      late = setTimeout(look, LATE, true);
    }
    (play.hidden ? close : play).focus();
  }
  draw();
  open();
}
