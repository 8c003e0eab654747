// A number that one types or slides to: with comma or point, and nowhere until it is set.
import { description, fill, h, uid } from "./_elements.js";
import { textField } from "./_field.js";
import { decimals, written } from "./_risk.js";

const ROOM = 10; // characters in a field: what is longer is no number of ours

/** A number of the content or of an answer as the language writes it. */
export const inWords = (labels, number) => decimals({ n: Math.round(number * 100), d: 100 }, 2, labels.decimal_mark);

/** `{ element, draw(value) }`; `put(value)` hears what is set, undefined where it is set no more. */
export function numberView({ labels, model, answer }, part, asked, put) {
  const bounds = model.get("numbers")[part],
    stops = model.get("stops")[part];
  const unit = (number) => fill(labels.units[part], { number });
  const range = { least: inWords(labels, bounds.least), most: inWords(labels, bounds.most) };
  const wrong = fill(labels[bounds.places ? "number_wrong" : "whole_wrong"], range);
  const id = uid("number");
  const read = () => written(field.text(), bounds);
  const field = textField({
    labels,
    longest: ROOM,
    draft: true,
    id,
    inputmode: "decimal",
    spellcheck: "false",
    ontext: () => {
      put(read());
      complain(false);
    },
    onblur: () => complain(true),
  });
  const said = h("p", { class: "mst-wrong-number", role: "status" });
  const described = description(field.input);
  /** Only of what is finished: half a number is none yet. */
  function complain(left) {
    const bad = field.text().trim() !== "" && read() === undefined;
    if (bad && !left) return;
    said.textContent = bad ? wrong : "";
    if (bad) field.input.setAttribute("aria-invalid", "true");
    else field.input.removeAttribute("aria-invalid");
    described.show(bad ? wrong : "");
  }
  const slid = () => put(stops[Number(slider.value)]);
  const slider = h("input", {
    type: "range",
    min: 0,
    max: stops.length - 1,
    "aria-label": fill(labels.slider, { asked }),
    oninput: slid,
    onclick: () => {
      if (slider.classList.contains("mst-unset")) slid(); // where it stands already, a tap moves nothing
    },
  });
  const nearest = (value) => {
    const at = stops.findIndex((stop) => stop >= value);
    return at > 0 && value - stops[at - 1] < stops[at] - value ? at - 1 : at;
  };
  const around = unit("|")
    .split("|")
    .map((words) => (words ? h("span", { "aria-hidden": "true" }, words) : null));
  return {
    element: h(
      "div",
      { class: "mst-number" },
      h("label", { for: id }, asked),
      h("div", { class: "mst-set" }, around[0], field.element, around[1], slider),
      said,
      described.element,
    ),
    draw(value) {
      const typing = document.activeElement === field.input;
      if (read() !== value || (answer() === null && !typing)) {
        field.show(value === undefined ? "" : inWords(labels, value));
        complain(true);
      }
      slider.value = value === undefined ? 0 : nearest(value);
      slider.classList.toggle("mst-unset", value === undefined);
      slider.setAttribute("aria-valuetext", value === undefined ? labels.unset : unit(inWords(labels, value)));
    },
  };
}
