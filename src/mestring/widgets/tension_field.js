// Tension fields: a marker between two poles, placed for a case and moved as new information arrives.
import { widget } from "./_base.js";
import { fill, h, svg, uid, unseen } from "./_elements.js";
import { textField } from "./_field.js";

const FARTHEST = 5,
  ROW = 34; // the ends of a line; px for each row of a drawing

/** Entries (one for each step) with one of them changed: no empty entry, and none after the last; undefined when none is left. */
export function changed(entries, step, values) {
  const next = Array.from({ length: Math.max(entries.length, step + 1) }, (_, i) => entries[i] ?? null);
  const kept = Object.entries({ ...next[step], ...values }).filter(([, value]) => value !== undefined && value !== "");
  next[step] = kept.length ? Object.fromEntries(kept) : null;
  const last = next.findLastIndex((entry) => entry);
  return last < 0 ? undefined : next.slice(0, last + 1);
}

/** The steps where the marker was placed, and which way it went since the one before: -1, 0 or 1. */
export function way(entries) {
  const placed = entries.map((entry, step) => ({ step, at: entry?.at })).filter(({ at }) => at !== undefined);
  return placed.map((stop, i) => ({ ...stop, went: i ? Math.sign(stop.at - placed[i - 1].at) : 0 }));
}

export default widget(({ model, labels, answer, change, say, exercise }) => {
  const fields = model.get("fields"),
    cases = model.get("cases");
  let current = cases[0];
  const opened = new Map(); // case -> steps that were asked for and have no marker yet

  // Reading and changing the answer

  const linesOf = (one) => fields.filter(({ id }) => one.fields.includes(id));
  const entries = (one, field) => answer()?.cases?.[one.id]?.[field.id] ?? [];
  const entry = (one, field, step) => entries(one, field)[step] ?? {};
  const put = (one, field, step, values) => {
    const lines = { ...answer()?.cases?.[one.id], [field.id]: changed(entries(one, field), step, values) };
    const all = { ...answer()?.cases, [one.id]: tidy(lines) };
    change(tidy(all) ? { cases: tidy(all) } : null);
  };
  function tidy(parts) {
    const kept = Object.entries(parts).filter(([, part]) => part !== undefined);
    return kept.length ? Object.fromEntries(kept) : undefined;
  }
  const placed = (one, step) => linesOf(one).every((field) => entry(one, field, step).at !== undefined);
  const reached = (one) =>
    Math.max(0, opened.get(one) ?? 0, ...linesOf(one).map((field) => entries(one, field).length - 1));
  const placeOf = (field, at) => (at === undefined ? labels.unset : field.places[at + FARTHEST]);
  const nameOf = (field) => fill(labels.line, { left: field.left, right: field.right.toLowerCase() });

  // One line at one step: a native slider, whose marker is nowhere until somebody has placed it

  function lineView(one, field, step) {
    const now = () => entry(one, field, step).at,
      before = () => entry(one, field, step - 1).at;
    const place = (at) => put(one, field, step, { at });
    // the middle is where the slider stands already, so choosing it changes nothing by itself, and nothing is spoken
    const placeHere = () => {
      if (now() !== undefined) return;
      place(Number(slider.value));
      say(placeOf(field, now()));
    };
    const how = h("p", { class: "mst-how", id: uid("how") });
    const slider = h("input", {
      type: "range",
      min: -FARTHEST,
      max: FARTHEST,
      step: 1,
      "aria-label": nameOf(field),
      oninput: () => place(Number(slider.value)),
      "aria-describedby": how.id,
      onpointerup: placeHere,
      onkeydown: ({ key }) => {
        if ([" ", "Enter"].includes(key)) placeHere();
      },
    });
    const words = h("p", { class: "mst-at" });
    const button = (does, onclick) =>
      h("button", { type: "button", class: "mst-quiet", "aria-label": `${does}: ${nameOf(field)}`, onclick }, does);
    const stay = button(labels.stay, () => {
      place(before());
      say(`${nameOf(field)}: ${placeOf(field, now())}.`);
      slider.focus();
    });
    const clear = button(labels.clear, () => {
      place(undefined);
      say(`${nameOf(field)}: ${labels.unset}.`);
      slider.focus();
    });
    const pulls = h("div", { class: "mst-pulls" });
    const whyId = uid("why");
    const why = textField({
      labels,
      longest: 2000,
      rows: 1,
      id: whyId,
      ontext: (text) => put(one, field, step, { why: text }),
    });
    const element = h(
      "div",
      { class: "mst-line" },
      h("div", { class: "mst-poles", "aria-hidden": "true" }, h("span", {}, field.left), h("span", {}, field.right)),
      slider,
      how,
      h("div", { class: "mst-under" }, words, stay, clear),
      pulls,
      h("label", { for: whyId }, labels.why, " ", unseen(nameOf(field))),
      why.element,
    );
    let drawn;
    return {
      element,
      slider,
      draw() {
        const at = now();
        slider.value = at ?? before() ?? 0;
        slider.classList.toggle("mst-unset", at === undefined);
        slider.setAttribute("aria-valuetext", placeOf(field, at));
        words.textContent = placeOf(field, at);
        how.textContent = at === undefined ? labels.unset_how : "";
        stay.hidden = at !== undefined || before() === undefined;
        clear.hidden = at === undefined;
        // said once: not again for as long as the marker stays on the same side
        const side = at === undefined || Math.sign(at) === Math.sign(before()) ? undefined : Math.sign(at);
        if (drawn !== side) pulls.replaceChildren(...(side === undefined ? [] : told(one, field, side)));
        drawn = side;
        why.show(entry(one, field, step).why ?? "");
      },
    };
  }

  /** What the pull to one pole makes visible and hides; in the middle, both. */
  function told(one, field, side) {
    const sides = [...(side <= 0 ? [0] : []), ...(side >= 0 ? [1] : [])];
    const poles = [field.left, field.right].map((pole) => pole.toLowerCase()),
      pulls = one.pulls[field.id] ?? [];
    return sides.flatMap((i) =>
      ["shows", "hides"]
        .filter((what) => pulls[i]?.[what])
        .map((what) => h("p", {}, h("strong", {}, fill(labels[what], { pole: poles[i] })), ` ${pulls[i][what]}`)),
    );
  }

  // A drawing of places: a row for each, from the first at the top

  function drawing(field, rows, linked) {
    const x = (at) => `${50 + 9 * at}%`,
      y = (row) => ROW * (row + 0.5),
      height = ROW * rows.length;
    return h(
      "div",
      { class: "mst-drawn" },
      h("p", { class: "mst-poles", "aria-hidden": "true" }, h("span", {}, field.left), h("span", {}, field.right)),
      svg(
        "svg",
        { height, "aria-hidden": "true" }, // the words below say it
        ...rows.map((_, i) => svg("line", { x1: "5%", x2: "95%", y1: y(i), y2: y(i), class: "mst-track" })),
        svg("line", { x1: "50%", x2: "50%", y1: 0, y2: height, class: "mst-middle" }),
        ...(linked
          ? rows
              .slice(1)
              .map(({ at }, i) =>
                svg("line", { x1: x(rows[i].at), x2: x(at), y1: y(i), y2: y(i + 1), class: "mst-link" }),
              )
          : []),
        ...rows.map(({ at, mark }, i) =>
          svg(
            "g",
            { class: linked && i < rows.length - 1 ? "mst-mark" : "mst-mark mst-last" },
            svg("circle", { cx: x(at), cy: y(i), r: 12 }),
            svg("text", { x: x(at), y: y(i) + 5 }, mark),
          ),
        ),
      ),
    );
  }

  function wayView(one, field) {
    const stops = way(entries(one, field));
    if (!stops.length) return "";
    const words = stops.map(({ step, at, went }, i) => {
      const template = !i ? (step ? labels.way_later : labels.way_first) : went ? labels.way_moved : labels.way_stayed;
      return fill(template, {
        number: step,
        place: placeOf(field, at),
        pole: (went < 0 ? field.left : field.right).toLowerCase(),
      });
    });
    return h(
      "div",
      { class: "mst-way" },
      h("p", { class: "mst-unseen", role: "heading", "aria-level": "5" }, nameOf(field)),
      drawing(
        field,
        stops.map(({ at, step }) => ({ at, mark: String(step + 1) })),
        true,
      ),
      h("p", { class: "mst-words" }, words.join(" ")),
    );
  }

  // A case: its text, the steps that have come, and the way

  const several = cases.length > 1;
  const views = cases.map((one) => {
    const story = h("p", { class: "mst-text", id: uid("text") }, one.text);
    const steps = [{ text: "" }, ...one.steps.map((text) => ({ text }))].map(({ text }, step) => {
      const lines = linesOf(one).map((field) => lineView(one, field, step));
      const name = h(
        "p",
        { class: "mst-step-name", role: "heading", "aria-level": several ? "5" : "4", id: uid("step"), tabindex: "-1" },
        step ? fill(labels.new, { number: step }) : labels.first,
      );
      const told = step ? h("p", { class: "mst-text", id: uid("text") }, text) : story;
      const next = h(
        "button",
        { type: "button", class: "mst-next mst-main", onclick: () => open(step + 1) },
        labels.next,
      );
      const later = h("p", { class: "mst-later" }, labels.next_later);
      const element = h(
        "div",
        { class: "mst-step", role: "group", "aria-labelledby": `${name.id} ${told.id}` }, // heard when one tabs past
        name,
        step ? told : null,
        ...lines.map((line) => line.element),
        next,
        later,
      );
      return {
        element,
        name,
        draw() {
          element.hidden = step > reached(one);
          lines.forEach((line) => line.draw());
          const more = step < one.steps.length && step === reached(one);
          next.hidden = !more || !placed(one, step);
          later.hidden = !more || placed(one, step);
        },
      };
    });
    function open(step) {
      opened.set(one, step);
      draw();
      say(labels.arrived);
      steps[step].name.focus();
    }
    const ways = h("div", { class: "mst-ways" }),
      wayName = h("p", { class: "mst-part-name", role: "heading", "aria-level": "4" }, labels.way);
    const element = h(
      "div",
      { class: "mst-case" },
      several ? h("p", { class: "mst-case-name", role: "heading", "aria-level": "4" }, one.title) : null,
      story,
      ...steps.map((step) => step.element),
      wayName,
      ways,
    );
    return {
      element,
      draw() {
        element.hidden = one !== current;
        steps.forEach((step) => step.draw());
        ways.replaceChildren(...linesOf(one).map((field) => wayView(one, field)));
        wayName.hidden = !ways.firstElementChild;
      },
    };
  });

  const whose = cases.map((one) =>
    h(
      "button",
      {
        type: "button",
        onclick: () => {
          current = one;
          draw();
          say(fill(labels.case_shown, { case: one.title }));
        },
      },
      one.title,
    ),
  );

  // The cases side by side, by where the marker stands last

  const compared = h("div", { class: "mst-compared" });
  const later = h("p", { class: "mst-later" }, labels.compare_later);

  function drawCompared() {
    const rows = fields
      .map((field) => [
        field,
        cases
          .map((one, i) => ({ one, mark: "ABCDEFGH"[i], at: way(entries(one, field)).at(-1)?.at }))
          .filter(({ at }) => at !== undefined),
      ])
      .filter(([, stops]) => stops.length > 1);
    compared.hidden = !rows.length;
    later.hidden = rows.length > 0 || cases.length < 2;
    compared.replaceChildren(
      h("p", { class: "mst-part-name", role: "heading", "aria-level": "4" }, labels.compare),
      h(
        "div",
        { class: "mst-ways" },
        ...rows.map(([field, stops]) => {
          const words = stops.map(({ one, mark, at }) =>
            fill(labels.compare_case, { letter: mark, case: one.title, place: placeOf(field, at) }),
          );
          return h(
            "div",
            { class: "mst-way" },
            h("p", { class: "mst-unseen", role: "heading", "aria-level": "5" }, nameOf(field)),
            drawing(field, stops),
            h("ul", { class: "mst-words" }, ...words.map((line) => h("li", {}, line))),
          );
        }),
      ),
    );
  }

  const left = h("p", { class: "mst-left" });
  function draw() {
    if (!answer()) opened.clear();
    whose.forEach((button, i) => button.setAttribute("aria-pressed", String(cases[i] === current)));
    views.forEach((view) => view.draw());
    drawCompared();
    const done = (one) =>
      linesOf(one).every((field) =>
        Array.from({ length: 1 + one.steps.length }, (_, step) => entry(one, field, step)).every(
          ({ at, why }) => at !== undefined && (!exercise || why?.trim()),
        ),
      );
    const open = cases.filter((one) => !done(one)).map(({ title }) => title);
    left.hidden = !answer(); // nothing is missing before one has begun
    left.textContent = open.length ? fill(labels.missing, { what: open.join(", ") }) : labels.complete;
  }

  return {
    element: h(
      "div",
      {},
      several
        ? h(
            "div",
            { class: "mst-whose", role: "group", "aria-label": labels.whose },
            h("span", { "aria-hidden": "true" }, labels.whose),
            ...whose,
          )
        : null,
      ...views.map((view) => view.element),
      later,
      compared,
      exercise ? left : null,
    ),
    draw,
  };
});
