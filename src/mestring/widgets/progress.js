// The start page's list: one link to go on, the whole course in numbers, and a card for each lesson with its exercise.
import { fill, h, uid } from "./_elements.js";

/** "Hva er mestring?" of "Oppgave 01: Hva er mestring?", in any language: the words before it have said the number. */
export const bare = (title) => title.replace(/^\p{L}+ \d\d: /u, "");

export default {
  render({ model, el }) {
    const labels = model.get("labels");
    const stop = new AbortController();
    const titleId = uid("title");
    const next = h("p", { class: "mst-next" }),
      whole = h("div", { class: "mst-whole" }),
      due = h("p", { class: "mst-due" }),
      list = h("ol", { class: "mst-sheets" });
    const root = h(
      "section",
      { class: "mst mst-progress", lang: model.get("language"), "aria-labelledby": titleId },
      next,
      h("p", { class: "mst-title", id: titleId, role: "heading", "aria-level": "2" }, model.get("title")),
      whole,
      due,
      list,
    );

    /** A link that the page around us may open in its own way (JupyterLab has no addresses for notebooks). */
    const link = (row, ...words) =>
      h(
        "a",
        {
          href: row.path,
          onclick: (event) => {
            const open = new CustomEvent("mestring:open", {
              bubbles: true,
              cancelable: true,
              detail: { path: row.path },
            });
            if (!event.currentTarget.dispatchEvent(open)) event.preventDefault();
          },
        },
        ...words,
      );

    const bar = (value, max) => h("progress", { value, max, "aria-hidden": "true" }); // the words beside it say it

    function goOn(row) {
      const what = row.to_hand_in ? "hand_in" : row.state === "new" ? "begin" : "go_on";
      return link(row, h("strong", {}, fill(labels[what][row.part], row)), " ", h("span", {}, bare(row.title)));
    }

    function how(row) {
      const state = row.to_hand_in ? labels.to_hand_in : labels.states[row.state];
      const part = fill(labels.part, row);
      return h(
        "div",
        { class: `mst-how-far mst-${row.state}` },
        row.asked ? bar(row.answered, row.asked) : null,
        h("span", {}, row.state === "begun" ? `${state} · ${part}` : state),
      );
    }

    function sheet(row, known) {
      const name = row.folder ? fill(labels.folder, row) : row.file ? fill(labels.file, row) : "";
      return h(
        "div",
        { class: `mst-sheet mst-${row.part}` },
        row.part === "lesson" ? h("span", { class: "mst-number" }, heading(row)) : null,
        link(row, row.title),
        name ? h("span", { class: "mst-name" }, name) : null,
        known ? how(row) : null,
      );
    }

    const heading = (row) =>
      [fill(labels.lesson, row), row.minutes && fill(labels.minutes, row)].filter(Boolean).join(" · ");

    function draw() {
      const focused = [...root.querySelectorAll("a")].indexOf(/** @type {any} */ (document.activeElement));
      const rows = model.get("rows"),
        known = model.get("known"),
        all = model.get("overall"),
        row = rows[model.get("following")];
      next.replaceChildren(row ? goOn(row) : rows.length ? labels.all_done : labels.none);
      whole.hidden = !known || !rows.length;
      whole.replaceChildren(bar(all.answered, all.asked || 1), h("p", {}, fill(labels.overall, all)));
      const numbers = [...new Set(rows.map(({ number }) => number))];
      const cards = numbers.map((number) => rows.filter((sheet) => sheet.number === number));
      list.replaceChildren(
        ...cards.map((card) => h("li", { class: "mst-card" }, ...card.map((each) => sheet(each, known)))),
      );
      /** @type {HTMLElement} */ (root.querySelectorAll("a")[focused])?.focus();
    }
    /** How many cards wait in "5 minutter i dag", wherever it stands on the page: it knows. */
    function drawDue(place) {
      const count = Number(place?.dataset.due ?? 0);
      due.hidden = !count;
      if (!count) return due.replaceChildren();
      const go = (event) => {
        event.preventDefault();
        place.closest(".mst").focus();
      };
      due.replaceChildren(h("a", { href: "#", onclick: go }, fill(labels.due, { count })));
    }
    const look = () => {
      try {
        model.send({ do: "look" });
      } catch {
        /* no kernel: the list stays as it was */
      }
    };
    window.addEventListener("focus", look, { signal: stop.signal });
    const heard = (/** @type {CustomEvent} */ { detail }) => drawDue(detail);
    document.addEventListener("mestring:due", heard, { signal: stop.signal });
    const traits = ["rows", "following", "overall"];
    for (const trait of traits) model.on(`change:${trait}`, draw);
    el.append(root);
    draw();
    drawDue(document.querySelector("[data-due]"));
    return () => {
      stop.abort();
      for (const trait of traits) model.off(`change:${trait}`, draw);
    };
  },
};
