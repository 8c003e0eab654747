// The student's portfolio: what is chosen from the whole course, with own words, as one document.
import { widget } from "./_base.js";
import { fullDate } from "./_dates.js";
import { fileButtons } from "./_document_files.js";
import { blockElements } from "./_document_html.js";
import { fill, h, uid, unseen } from "./_elements.js";
import { textField } from "./_field.js";
import { gathering } from "./_gather.js";
import { choosing } from "./_portfolio_answer.js";
import { chooseView } from "./_portfolio_choose.js";
import { portfolioBlocks } from "./_portfolio_document.js";

export default widget((tools) => {
  const { model, labels, language, answer, say, exercise } = tools;
  const title = model.get("title");
  let found = null; // nothing is known yet
  const state = choosing({ ...tools, found: () => found ?? {} });
  const view = chooseView({ model, labels, say, state });

  const status = h("p", { class: "mst-found", tabindex: "-1" });
  const again = h(
    "button",
    { type: "button", class: "mst-quiet", onclick: () => look() },
    labels.look,
    unseen(` (${model.get("title")})`), // the record on the same page has such a button too
  );
  const problems = h("details", { class: "mst-problems" });
  const gone = h("div", { class: "mst-gone" });
  const introId = uid("intro");
  const intro = textField({
    labels,
    longest: model.get("longest").intro,
    rows: 4,
    about: introId,
    "aria-label": labels.intro,
    ontext: state.introduce,
  });
  const paper = h("div", { class: "mst-paper" });
  const preview = h(
    "details",
    { class: "mst-preview", open: exercise, ontoggle: () => drawPreview() },
    h("summary", {}, exercise ? labels.preview_exercise : labels.preview),
    paper,
  );
  const personal = h("div", { class: "mst-personal", role: "status" });

  function blocks() {
    const date = fullDate(new Date(), language);
    const about = exercise ? "" : fill(labels.about, { date }); // what is handed in holds no such line
    return portfolioBlocks({ title, about, intro: state.intro(), pieces: state.pieces(), labels });
  }
  const files = fileButtons({
    labels,
    language,
    title,
    blocks,
    made(file) {
      const count = state.pieces().filter(({ hidden }) => hidden).length;
      say(fill(count ? labels.made_private : labels.made, { file, count }));
      status.textContent = count ? fill(labels.made_private, { file, count }) : status.textContent;
    },
  });

  function counted(kind, count) {
    return fill(count === 1 ? labels[`${kind}_one`] : labels[`${kind}_many`], { count });
  }
  function look() {
    status.textContent = labels.looking;
    source.ask();
  }
  const source = gathering(model, (now) => {
    if (!now) {
      if (!found) status.textContent = labels.not_found;
      return;
    }
    const first = !found;
    if (!first && JSON.stringify(now) === JSON.stringify(found) && status.textContent !== labels.looking) return;
    found = now;
    const all = state.all();
    const sheets = new Set(all.map(({ sheet }) => sheet.page)).size;
    const some = { answers: counted("answers", all.length), sheets: counted("sheets", sheets) };
    status.textContent = all.length ? fill(labels.some, some) : exercise ? labels.empty_exercise : labels.empty;
    if (!first) say(status.textContent);
    draw();
  });

  function drawProblems() {
    const rows = found ? state.problems() : [];
    problems.hidden = !rows.length;
    const words = rows.map(([sheet, why]) =>
      h("li", {}, fill(labels.problem[why] ?? labels.problem.unreadable, { sheet })),
    );
    problems.replaceChildren(h("summary", {}, labels.problems), h("ul", {}, ...words));
  }
  /** What was chosen and is answered no longer. */
  function drawGone() {
    const keys = found ? state.gone() : [];
    if (gone.dataset.keys === keys.join()) return;
    gone.dataset.keys = keys.join();
    gone.hidden = !keys.length;
    const row = (key) => {
      const name = answer().items[key].copy?.title ?? key;
      const remove = () => {
        state.leave(key);
        status.focus();
        say(fill(labels.left_out, { title: name, count: state.count() }));
      };
      return h(
        "li",
        {},
        `${name} `,
        h(
          "button",
          { type: "button", onclick: remove, "aria-label": fill(labels.remove_of, { title: name }) },
          labels.remove,
        ),
      );
    };
    gone.replaceChildren(h("p", {}, exercise ? labels.gone_copy : labels.gone_help), h("ul", {}, ...keys.map(row)));
  }
  /** In what is handed in; a page of the book fetches first what finds it, or does without: «Lever» looks again. */
  async function drawPersonal() {
    if (!exercise) return;
    try {
      const { findPersonal } = await import("./_personal_data.js");
      showPersonal(findPersonal);
    } catch (error) {
      if (error.message !== "unfetched") throw error;
    }
  }
  function showPersonal(findPersonal) {
    const texts = state.pieces().flatMap(({ rows, comment }) => [...rows.flat(), comment]);
    const hits = [...texts, state.intro()].flatMap(findPersonal);
    const lines = [...new Set(hits.map(({ kind, words }) => `${labels.kinds[kind]}: ${words}`))];
    if (personal.dataset.lines === lines.join("\n")) return;
    personal.dataset.lines = lines.join("\n");
    personal.replaceChildren(
      ...(lines.length
        ? [
            h("p", {}, h("strong", {}, labels.personal)),
            h("ul", {}, ...lines.map((line) => h("li", {}, line))),
            h("p", {}, labels.personal_advice),
          ]
        : []),
    );
  }
  function drawPreview() {
    files.hidden = !answer();
    if (!preview.open) return;
    const made = answer() ? blockElements(blocks(), 4) : [h("p", {}, labels.preview_empty)];
    const words = made.map(({ outerHTML }) => outerHTML).join("");
    if (paper.dataset.shown === words) return;
    paper.dataset.shown = words;
    paper.replaceChildren(...made);
  }
  function draw() {
    intro.show(state.intro());
    if (found) view.draw();
    drawProblems();
    drawGone();
    drawPersonal();
    drawPreview();
  }

  const least = model.get("least"),
    most = model.get("most");
  const bounded = most < 500;
  const asked = labels.least_most[least && bounded ? "both" : bounded ? "most" : "least"];
  const part = (words) => h("p", { class: "mst-part-name", role: "heading", "aria-level": "4" }, words);
  return {
    element: h(
      "div",
      {},
      part(labels.choose),
      least || bounded ? h("p", {}, fill(asked, { least, most })) : null,
      status,
      again,
      problems,
      view.element,
      gone,
      part(labels.intro),
      h("p", { id: introId }, labels.intro_help),
      intro.element,
      preview,
      personal,
      files,
    ),
    leave: source.leave,
    draw,
  };
});
