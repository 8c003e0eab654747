// The two posters of a journey: shown, and given as files that are made in the browser.
import { fullDate } from "./_dates.js";
import { fill, h } from "./_elements.js";
import { give } from "./_give.js";

const LOOKS = { works: { note: "#e8f1fb", edge: "#0b5cad" }, changes: { note: "#fdf1dc", edge: "#8a5200" } };

/** `{ element, draw() }`. */
export function postersView({ model, labels, language, say, state }) {
  const title = model.get("title");
  const saved = (blob, file) => {
    give(blob, file);
    say(fill(labels.made, { file }));
  };

  /** The steps with a note, and the notes of each. */
  const noted = (notes) =>
    state.steps().flatMap((step, i) => {
      const found = notes(step);
      const name = fill(labels.step_name, { number: i + 1, title: step.title });
      return found.length ? [{ title: name, feels: state.felt(step.id), notes: found }] : [];
    });
  const works = (step) => {
    const words = state.works(step.id);
    return words ? [{ text: words, more: [] }] : [];
  };
  const changed = (whose) => (step) =>
    state
      .changes(step)
      .filter((one) => one.whose === whose)
      .map(({ text, to, why }) => ({
        text,
        more:
          whose === "lifted"
            ? [to && fill(labels.to_whom, { to }), why && fill(labels.because, { why })].filter(Boolean)
            : [],
      }));
  const columns = {
    works: () => [{ head: "", steps: noted(works), empty: labels.nothing_yet }],
    changes: () =>
      Object.entries(labels.whose_options).map(([whose, head]) => ({
        head,
        steps: noted(changed(whose)),
        empty: labels.nothing_yet,
      })),
  };

  function pages(poster, kind) {
    const date = fullDate(new Date(), language);
    return poster.laidOut({
      title: labels[kind],
      about: `${title} · ${date}`,
      label: model.get("constructed") ? labels.constructed : "",
      columns: columns[kind](),
      look: LOOKS[kind],
      labels,
    });
  }

  function view(kind) {
    const heading = labels[kind],
      file = labels[`${kind}_file`];
    const button = (words, onclick) => h("button", { type: "button", onclick }, words);
    const shown = h("div", { class: "mst-pages" });
    const left = h("p", { class: "mst-left-out" });
    const problem = h("p", { class: "mst-problem", role: "alert" });
    let before = "";
    /** A page of the book fetches first what makes posters. */
    const withPoster = (action) => async () => {
      problem.textContent = "";
      try {
        const { poster } = await import("./_poster.js");
        action(poster);
      } catch (error) {
        if (error.message !== "unfetched") throw error;
        problem.textContent = labels.unfetched;
      }
    };
    const draw = withPoster((poster) => {
      const open =
        kind === "changes"
          ? state
              .steps()
              .flatMap(state.changes)
              .filter(({ whose }) => !whose).length
          : 0;
      left.hidden = !open;
      left.textContent = fill(labels.left_out, { count: open });
      const made = pages(poster, kind);
      if (JSON.stringify(made) === before) return;
      before = JSON.stringify(made);
      const one = made.length < 2;
      const rows = made.map((page, i) => {
        const numbered = fill(labels.page, { number: i + 1, all: made.length });
        const name = one ? file : fill(labels.page_file, { file, number: i + 1 });
        const words = (what) => (one ? what : fill(labels.of_page, { what, number: i + 1 }));
        const title = one ? heading : fill(labels.poster_page, { poster: heading, page: numbered });
        const image = poster.drawn(page, title);
        const source = () => new XMLSerializer().serializeToString(image);
        return h(
          "div",
          { class: "mst-page" },
          image,
          h(
            "div",
            { class: "mst-row" },
            button(words(labels.png), async () => saved(await poster.png(page), `${name}.png`)),
            button(words(labels.svg), () => saved(new Blob([source()], { type: "image/svg+xml" }), `${name}.svg`)),
          ),
        );
      });
      shown.replaceChildren(...rows);
    });
    const save = button(
      labels.pdf,
      withPoster((poster) => {
        saved(poster.pdf(pages(poster, kind), { title: `${heading} – ${title}`, language }), `${file}.pdf`);
      }),
    );
    const element = h(
      "details",
      { ontoggle: () => element.open && draw() },
      h("summary", {}, heading),
      left,
      problem,
      h("div", { class: "mst-row" }, save),
      shown,
    );
    return { element, draw: () => element.open && draw() };
  }
  const views = Object.keys(LOOKS).map(view);
  return {
    element: h(
      "div",
      { class: "mst-posters" },
      h("p", { class: "mst-part-name", role: "heading", "aria-level": "4" }, labels.posters),
      ...views.map((one) => one.element),
    ),
    draw: () => views.forEach((one) => one.draw()),
  };
}
