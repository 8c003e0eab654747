// A prediction: what one may say first, then the figure, what was said and what came.
import { widget } from "./_base.js";
import { h } from "./_elements.js";
import { prediction } from "./_prediction.js";
import { inWords } from "./_prediction_words.js";

export default widget(({ model, labels, answer, change, say }) => {
  const right = model.get("right");
  const told = (choice) => (!right ? "" : choice === right ? labels.agrees : labels.differs);
  const asked = prediction({
    labels,
    question: labels.predict,
    options: model.get("options").map(({ id, text }) => [id, text]),
    predict(choice) {
      change(choice === null ? null : { choice });
      if (choice !== null) say(`${told(choice)} ${model.get("outcome")}`);
    },
    say,
  });
  const figure = h("img", { class: "mst-figure", alt: model.get("words"), hidden: !model.get("picture") });
  const after = h("div", {}, figure, h("p", { class: "mst-outcome" }, model.get("outcome")));
  return {
    element: h("div", {}, asked.element, after),
    draw() {
      const choice = answer()?.choice;
      asked.draw({ chosen: choice, right: choice === right, told: told(choice) });
      after.hidden = choice === undefined;
      if (choice !== undefined && model.get("picture")) figure.setAttribute("src", model.get("picture"));
    },
  };
}, inWords);
