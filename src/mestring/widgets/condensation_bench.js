// The condensation bench: an interview from text to theme in four steps, each of which can be returned to.
import { widget } from "./_base.js";
import { codeList } from "./_condensation_codes.js";
import { comparison } from "./_condensation_compare.js";
import { condensates } from "./_condensation_condensates.js";
import { files } from "./_condensation_files.js";
import { givenCodes } from "./_condensation_given.js";
import { impression } from "./_condensation_impression.js";
import { marking } from "./_condensation_interview.js";
import { codeSince, themeSince } from "./_condensation_since.js";
import { themeList } from "./_condensation_themes.js";
import { trail } from "./_condensation_trail.js";
import { makeUndo } from "./_condensation_undo.js";
import { trimmed, unitPlace } from "./_condensation_work.js";
import { fill, h } from "./_elements.js";
import { undoKeys } from "./_field.js";

const FOUR_STEPS = ["impression", "units", "condensates", "synthesis"];

export default widget((tools) => (tools.model.get("codes").length ? givenCodes(tools) : fourSteps(tools)));

function fourSteps({ model, labels, answer, change, say }) {
  const utterances = model.get("utterances");
  const order = utterances.map(({ id }) => id);
  const work = () => answer() ?? {};
  const undo = makeUndo();
  let known = answer(); // as this bench left it: another answer comes from elsewhere, and ends what can be undone

  function put(next) {
    known = trimmed(next);
    change(known);
  }
  /** What came, went or was changed, in words: what is none is left out. */
  const counted = (since) =>
    Object.entries(since)
      .filter(([, count]) => count)
      .map(([kind, count]) => fill(labels.came[kind], { count }))
      .join(", ");
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
    called: (part, id) => work()[part]?.[id]?.name || labels.unnamed,
    /** Every code as [id, name]; `more(id)` adds words to a name. */
    codes: (more = (_) => "") =>
      Object.keys(work().codes ?? {}).map((id) => [
        id,
        [bench.called("codes", id), more(id)].filter(Boolean).join(" "),
      ]),
    /** In which other theme a code is. */
    otherTheme(code, here) {
      const { theme } = work().codes[code];
      return theme !== here && work().themes?.[theme]
        ? fill(labels.in_theme, { name: bench.called("themes", theme) })
        : "";
    },
    inOrder: (units) =>
      units.toSorted((one, other) => {
        const [a, b] = [unitPlace(one), unitPlace(other)];
        return order.indexOf(a.at) - order.indexOf(b.at) || a.from - b.from || a.to - b.to;
      }),
    unitsAt: (at) =>
      bench
        .inOrder(Object.keys(work().units ?? {}).filter((unit) => unitPlace(unit).at === at))
        .map((unit) => ({ unit, ...unitPlace(unit) })),
    count: ({ length }) => (length === 1 ? labels.unit : fill(labels.units, { count: length })),
    placeWords: ([from, to]) => fill(from === to ? labels.sentence : labels.sentences, { from, to }),
    quote(unit) {
      const { at, from, to } = unitPlace(unit);
      const { who, sentences } = utterances.find(({ id }) => id === at);
      return fill(labels.quote, { who, words: sentences.slice(from - 1, to).join(" ") });
    },
    unitWords(unit) {
      const { at, from, to } = unitPlace(unit);
      const whole = to - from + 1 === utterances.find(({ id }) => id === at).sentences.length;
      const names = work()
        .units[unit].filter((code) => work().codes?.[code])
        .map((code) => bench.called("codes", code));
      const place = whole ? labels.whole : bench.placeWords([from, to]);
      return fill(labels.unit_head, { place, codes: names.join(" · ") || labels.uncoded_unit });
    },
    /** What has come to a code since its condensate was written, in words; null: nothing. */
    sinceWords(code, at = work()) {
      const since = codeSince(at, code);
      return since && fill(labels.since, { name: at.codes[code].name || labels.unnamed, what: counted(since) });
    },
    /** The preliminary themes, where one goes on from them. */
    drawEarly(told) {
      const names = Object.values(work().preliminary ?? {}).filter((name) => name.trim());
      told.hidden = !names.length;
      told.textContent = fill(labels.began_with, { names: names.join(" · ") });
    },
    themeWords(theme) {
      const since = themeSince(work(), theme);
      return since && fill(labels.theme_since, { name: bench.called("themes", theme), what: counted(since) });
    },
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
  const compared = comparison(bench, model.get("given"));

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
    files(bench, model, compared.open),
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
