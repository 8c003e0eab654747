// One line at one step: a native slider, whose marker is nowhere until somebody has placed it.
import { description, fill, h, uid, unseen } from "./_elements.js";
import { textField } from "./_field.js";
import { FARTHEST } from "./_tension_field_answer.js";

export function lineView({ labels, say, state }, one, field, step) {
  const { placeOf } = state;
  const name = state.nameOf(field);
  const now = () => state.entry(one, field, step).at,
    before = () => state.entry(one, field, step - 1).at;
  const put = (values) => state.put(one, field, step, values);
  // the middle is where the slider stands already, so choosing it changes nothing by itself, and nothing is spoken
  const placeHere = () => {
    if (now() !== undefined) return;
    put({ at: Number(slider.value) });
    say(fill(labels.placed, { place: placeOf(field, now()) }));
  };
  const how = h("p", { class: "mst-how" });
  const slider = h("input", {
    type: "range",
    min: -FARTHEST,
    max: FARTHEST,
    step: 1,
    "aria-label": name,
    oninput: () => {
      put({ at: Number(slider.value) });
      say("");
    },
    onblur: () => rest(),
    onpointerup: placeHere,
    onkeydown: ({ key }) => {
      if ([" ", "Enter"].includes(key)) placeHere();
    },
  });
  const described = description(slider);
  /** Where the slider stands while the marker is nowhere; under the focus, the change would be spoken as a move. */
  const rest = () => {
    if (now() === undefined && document.activeElement !== slider) slider.value = before() ?? 0;
  };
  const words = h("p", { class: "mst-at" });
  const button = (does, onclick) =>
    h("button", { type: "button", class: "mst-quiet", "aria-label": `${does}: ${name}`, onclick }, does);
  const stay = button(labels.stay, () => {
    put({ at: before() });
    say(`${name}: ${placeOf(field, now())}.`);
    slider.focus();
  });
  const clear = button(labels.clear, () => {
    slider.focus(); // it says what has become of it
    put({ at: undefined });
    say("");
  });
  const pulls = h("div", { class: "mst-pulls" });
  const whyId = uid("why");
  const why = textField({ labels, longest: 2000, rows: 1, id: whyId, ontext: (text) => put({ why: text }) });
  const element = h(
    "div",
    { class: "mst-line" },
    h("div", { class: "mst-poles", "aria-hidden": "true" }, h("span", {}, field.left), h("span", {}, field.right)),
    slider,
    how,
    described.element,
    h("div", { class: "mst-under" }, words, stay, clear),
    pulls,
    h("label", { for: whyId }, labels.why, " ", unseen(name)),
    why.element,
  );
  let drawn;
  return {
    element,
    draw() {
      const at = now();
      if (at === undefined) rest();
      else slider.value = at;
      slider.classList.toggle("mst-unset", at === undefined);
      slider.setAttribute("aria-valuetext", placeOf(field, at));
      words.textContent = placeOf(field, at);
      how.textContent = at === undefined ? labels.unset_how : "";
      described.show(how.textContent);
      stay.hidden = at !== undefined || before() === undefined;
      clear.hidden = at === undefined;
      // said once: not again for as long as the marker stays on the same side
      const side = at === undefined || Math.sign(at) === Math.sign(before()) ? undefined : Math.sign(at);
      if (drawn !== side) pulls.replaceChildren(...(side === undefined ? [] : told(labels, one, field, side)));
      drawn = side;
      why.show(state.entry(one, field, step).why ?? "");
    },
  };
}

/** What the pull to one pole makes visible and hides; in the middle, both. */
function told(labels, one, field, side) {
  const sides = [...(side <= 0 ? [0] : []), ...(side >= 0 ? [1] : [])];
  const poles = [field.left, field.right].map((pole) => pole.toLowerCase()),
    pulls = one.pulls[field.id] ?? [];
  return sides.flatMap((i) =>
    ["shows", "hides"]
      .filter((what) => pulls[i]?.[what])
      .map((what) => h("p", {}, h("strong", {}, fill(labels[what], { pole: poles[i] })), ` ${pulls[i][what]}`)),
  );
}
