// A change: what could be otherwise, whose it is to make, and to whom it is lifted and why.
import { fill, h, unseen } from "./_elements.js";
import { noted } from "./_journey_board_note.js";
import { question } from "./_question.js";

/** `place`: { id, text, own }; a change of one's own is written, a given one is only sorted. */
export function changeView(tools, step, place) {
  const { labels, state } = tools;
  const write = (name) => (words) => state.write(step.id, place.id, name, words);
  const what = place.own ? noted(tools, "", "note", 2, write("change")) : null;
  const label = what?.element.querySelector("label");
  const options = Object.entries(labels.whose_options).map(([id, text]) => ({ id, text }));
  const heard = unseen("");
  const whose = question({
    legend: [place.own ? heard : h("span", { class: "mst-given" }, place.text), labels.whose],
    options,
    onpick: () => state.mark(step.id, place.id, whose.picked()[0]),
  });
  const to = noted(tools, labels.to, "name", 0, write("to"));
  const why = noted(tools, labels.why, "note", 2, write("why"));
  const lifted = h("div", { class: "mst-lifted" }, to.element, why.element);
  return {
    element: h("div", { class: "mst-change" }, what?.element, whose.element, lifted),
    draw(number) {
      const said = state.changed(step.id, place.id);
      if (label) label.textContent = fill(labels.change, { number });
      what?.show(said.notes?.change ?? "");
      heard.textContent = `${said.notes?.change ?? ""} `;
      whose.pick([said.whose]);
      whose.element.hidden = Boolean(place.own) && !said.notes?.change;
      lifted.hidden = said.whose !== "lifted" || whose.element.hidden;
      to.show(said.notes?.to ?? "");
      why.show(said.notes?.why ?? "");
    },
  };
}
