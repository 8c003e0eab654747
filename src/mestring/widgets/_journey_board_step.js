// A step of the journey, opened: what happens, what the person feels, where we succeed, and what can be changed.
import { fill, h, uid } from "./_elements.js";
import { changeView } from "./_journey_board_change.js";
import { noted } from "./_journey_board_note.js";
import { question } from "./_question.js";
import { remover } from "./_remover.js";

/** `{ element, name, draw(step, number) }`; `close()` is asked for, `gone(step)` hears that the step is taken away. */
export function stepView(tools, first, { close, gone }) {
  const { model, labels, say, state } = tools;
  const { id } = first;
  let step = first;
  const name = h("p", { class: "mst-step-name", role: "heading", "aria-level": "4", tabindex: "-1", id: uid("step") });
  const feelings = question({
    legend: [labels.feels],
    options: model.get("feelings"),
    many: true,
    onpick: () => state.feel(id, feelings.picked()),
  });
  const felt = noted(tools, labels.feels_words, "note", 1, (words) => state.note(id, "feels", words));
  const works = noted(tools, labels.works, "note", 2, (words) => state.note(id, "works", words));
  const list = h("div", { class: "mst-changes" });
  const changes = new Map(); // id of the change -> its view
  const tend = step.own ? own() : null;

  /** What can be done with a step of one's own: its name, its place, and taking it away. */
  function own() {
    const field = noted(tools, labels.rename, "name", 0, (words) => {
      if (words.trim()) state.rename(id, words); // a step without a name would be a button without one
    });
    field.input.addEventListener("blur", () => field.show(step.title));
    const mover = (by, words, end) =>
      h(
        "button",
        {
          type: "button",
          onclick() {
            const moved = state.move(id, by);
            const all = state.steps();
            const number = all.findIndex((one) => one.id === id) + 1;
            say(fill(moved ? labels.moved : end, { step: step.title, number, all: all.length }));
          },
        },
        words,
      );
    const away = remover({
      labels: {
        delete: labels.take_away,
        delete_sure: labels.take_away_sure,
        delete_yes: labels.take_away_yes,
        delete_no: labels.delete_no,
      },
      title: "",
      say,
      remove: () => gone(step),
    });
    away.show(true);
    return {
      element: h(
        "div",
        { class: "mst-tend" },
        field.element,
        h(
          "div",
          { class: "mst-row" },
          mover(-1, labels.earlier_step, labels.is_first),
          mover(1, labels.later_step, labels.is_last),
          away.element,
        ),
      ),
      draw() {
        if (document.activeElement !== field.input) field.show(step.title);
      },
    };
  }

  function drawChanges() {
    const places = state.places(step);
    for (const place of places) {
      if (changes.has(place.id)) continue;
      const view = changeView(tools, step, place);
      changes.set(place.id, view);
      list.append(view.element);
    }
    let number = 0;
    for (const [one, view] of changes) {
      // A field that somebody has just emptied stays until it is left.
      view.element.hidden = !places.some((place) => place.id === one) && !view.element.contains(document.activeElement);
      if (!view.element.hidden) number += 1;
      view.draw(number);
    }
  }

  return {
    name,
    element: h(
      "div",
      { class: "mst-step", role: "group", "aria-labelledby": name.id },
      name,
      step.text ? h("p", { class: "mst-text" }, step.text) : null,
      tend?.element,
      feelings.element,
      felt.element,
      works.element,
      h("p", { class: "mst-part-name", role: "heading", "aria-level": "5" }, labels.changes),
      list,
      h("button", { type: "button", onclick: close }, labels.close),
    ),
    draw(now, number) {
      step = now;
      name.textContent = fill(labels.step_name, { number, title: step.title });
      tend?.draw();
      const { feels, notes } = state.said(id);
      feelings.pick(feels ?? []);
      felt.show(notes?.feels ?? "");
      works.show(notes?.works ?? "");
      drawChanges();
    },
  };
}
