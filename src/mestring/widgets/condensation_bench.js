// The condensation bench: an interview from text to theme in four steps, each of which can be returned to.
import { widget } from "./_base.js";
import { inWords } from "./_condensation_answer.js";
import { codeList } from "./_condensation_codes.js";
import { condensates } from "./_condensation_condensates.js";
import { givenCodes } from "./_condensation_given.js";
import { impression } from "./_condensation_impression.js";
import { marking } from "./_condensation_interview.js";
import { codeSince, themeSince } from "./_condensation_since.js";
import { themeList } from "./_condensation_themes.js";
import { trail } from "./_condensation_trail.js";
import { makeUndo } from "./_condensation_undo.js";
import { benchWords } from "./_condensation_words.js";
import { trimmed } from "./_condensation_work.js";
import { fill, h } from "./_elements.js";
import { undoKeys } from "./_field.js";
import { openLater } from "./_open_later.js";

const FOUR_STEPS = ["impression", "units", "condensates", "synthesis"];

export default widget((tools) => (tools.model.get("codes").length ? givenCodes(tools) : fourSteps(tools)), inWords);

function fourSteps({ model, labels, answer, change, say }) {
  const utterances = model.get("utterances");
  const work = () => answer() ?? {};
  const undo = makeUndo();
  let known = answer(); // as this bench left it: another answer comes from elsewhere, and ends what can be undone

  function put(next) {
    known = trimmed(next);
    change(known);
  }
  const bench = {
    labels,
    say,
    utterances,
    work,
    /** The student's move. `slot`: a text field, whose letters are undone together and not told. */
    move(next, words, slot = null) {
      undo.note(work(), words, slot);
      put(next);
      if (!slot) say(words);
    },
    ...benchWords(labels, utterances, work),
  };

  // The way through the four steps

  const views = {
    impression: impression(bench),
    units: unitsAndCodes(marking(bench), codeList(bench), labels),
    condensates: condensates(bench),
    synthesis: themeList(bench),
  };
  const begun = () => [
    true,
    Boolean(work().units || work().codes),
    Object.values(work().codes ?? {}).some(({ text }) => text),
    Boolean(work().themes),
  ];
  let shown = FOUR_STEPS[begun().lastIndexOf(true)]; // where one left off
  const again = {
    condensates: () => Object.keys(work().codes ?? {}).filter((id) => codeSince(work(), id)).length,
    synthesis: () => Object.keys(work().themes ?? {}).filter((id) => themeSince(work(), id)).length,
  };
  const way = FOUR_STEPS.map((step, i) => {
    const told = h("span", { class: "mst-again" });
    const button = h(
      "button",
      { type: "button", onclick: () => go(step) },
      h("span", { class: "mst-number" }, `${i + 1}`),
      " ",
      labels.steps[step],
      told,
    );
    return { step, told, button };
  });
  const back = h("button", { type: "button", onclick: () => step(-1) }, labels.undo);
  const forth = h("button", { type: "button", onclick: () => step(1) }, labels.redo);
  const head = h("p", { class: "mst-part-name", role: "heading", "aria-level": "4", tabindex: "-1" });
  const help = h("p", { class: "mst-help" });
  const decisions = trail(bench);
  const compared = openLater({
    name: "mst-compare",
    title: labels.compare_title,
    labels,
    async make() {
      const { comparison } = await import("./_condensation_compare.js");
      return comparison(bench, model.get("given"));
    },
  });
  const inFiles = openLater({
    name: "mst-files",
    title: labels.files_title,
    labels,
    async make() {
      const { files } = await import("./_condensation_files.js");
      return { element: files(bench, model, compareAside), draw() {} };
    },
  });

  async function compareAside() {
    (await compared.open())?.aside();
    compared.element.querySelector("summary").focus();
  }

  function go(step) {
    shown = step;
    draw();
    head.focus();
  }
  function step(by) {
    const to = undo.go(by, work());
    if (!to) return say(by < 0 ? labels.nothing_to_undo : labels.nothing_to_redo);
    put(to.answer);
    say(fill(by < 0 ? labels.undone : labels.redone, { what: to.words }));
  }

  const element = h(
    "div",
    {
      onkeydown(event) {
        const by = undoKeys(event); // a text field keeps them for what is written in it
        if (!by) return;
        event.preventDefault();
        step(by);
      },
    },
    h("p", { class: "mst-about" }, model.get("about")),
    model.get("question")
      ? h("p", { class: "mst-asks" }, h("strong", {}, labels.question), ` ${model.get("question")}`)
      : null,
    h("ol", { class: "mst-way" }, ...way.map(({ button }) => h("li", {}, button))),
    h("div", { class: "mst-row mst-back" }, back, forth),
    head,
    help,
    ...FOUR_STEPS.map((step) => views[step].element),
    decisions.element,
    compared.element,
    inFiles.element,
  );

  function draw() {
    if (
      (answer() === null) !== (known === null) ||
      (answer() !== known && JSON.stringify(answer()) !== JSON.stringify(known))
    ) {
      known = answer();
      undo.clear();
    }
    const inside = element.contains(document.activeElement);
    for (const { step, told, button } of way) {
      const count = again[step]?.() ?? 0;
      const words = count ? fill(labels.to_read_again, { count }) : "";
      if (told.textContent !== words) told.textContent = words;
      if (step === shown) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    }
    back.setAttribute("aria-disabled", String(!undo.can(-1)));
    forth.setAttribute("aria-disabled", String(!undo.can(1)));
    head.textContent = fill(labels.step, { number: FOUR_STEPS.indexOf(shown) + 1, name: labels.steps[shown] });
    help.textContent = labels.help[shown];
    for (const step of FOUR_STEPS) views[step].element.hidden = step !== shown;
    views[shown].draw();
    decisions.draw();
    compared.draw();
    const now = /** @type {HTMLElement} */ (document.activeElement);
    if (inside && !(element.contains(now) && now.checkVisibility())) head.focus();
  }
  return { element, draw };
}

/** The text and the codes: side by side where there is room, else the codes after the text, with a way to them. */
function unitsAndCodes(text, codes, labels) {
  const jump = h("button", { type: "button", class: "mst-quiet", onclick: () => codes.start() }, labels.to_codes);
  return {
    element: h("div", {}, jump, h("div", { class: "mst-two" }, text.element, codes.element)),
    draw() {
      text.draw();
      codes.draw();
    },
  };
}
