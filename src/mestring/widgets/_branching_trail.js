// The way so far: each place with the choice that was made there, and the choices that are open now.
import { fill, h, unseen } from "./_elements.js";

/** `{ element, draw(who) }`: the trail of one walker. */
export function trailView({ labels, say, state }) {
  const element = h("ol", { class: "mst-trail" });
  const steps = new Map();
  function step(who, node) {
    const slot = JSON.stringify([who.id, node.id]);
    if (!steps.has(slot)) steps.set(slot, stepView(who, node));
    return steps.get(slot);
  }
  const enter = (who) => step(who, state.standing(who)).name.focus();

  function choose(who, node, choice) {
    state.choose(who, node, choice);
    enter(who);
    say([fill(labels.moved, { choice: choice.text }), choice.comment].filter(Boolean).join(" ")); // the focus says where
  }

  function goBack(who, node) {
    state.goBack(who, node);
    enter(who);
    say(labels.returned);
  }

  /** One step of one walker: the place, and either the choices or the choice that was made. */
  function stepView(who, node) {
    const name = h("p", { class: "mst-step-name", role: "heading", "aria-level": "4", tabindex: "-1" }, node.title);
    const text = h("p", { class: "mst-text" }, node.text);
    const open = h(
      "div",
      // heard when one tabs past; a name by two elements would be read twice
      { class: "mst-choices", role: "group", "aria-label": `${node.text} ${labels.choices}` },
      ...node.choices.map((choice) =>
        h("button", { type: "button", onclick: () => choose(who, node, choice) }, choice.text),
      ),
    );
    const chosen = h("p", { class: "mst-chosen" }),
      comment = h("p", { class: "mst-comment" });
    const taken = h(
      "div",
      { class: "mst-taken" },
      h("div", { class: "mst-said" }, chosen, comment),
      h(
        "button",
        { type: "button", class: "mst-back mst-quiet", onclick: () => goBack(who, node) },
        labels.back,
        unseen(` «${node.title}»`),
      ),
    );
    const end = node.choices.length ? null : h("p", { class: "mst-end" }, labels.end);
    const item = h("li", { class: "mst-step" }, name, text, node.choices.length ? open : null, taken, end);
    return {
      element: item,
      name,
      draw() {
        const choice = state.choiceAt(node, state.path(who));
        item.classList.toggle("mst-now", !choice);
        open.hidden = Boolean(choice);
        taken.hidden = !choice;
        chosen.textContent = choice ? fill(labels.chosen, { choice: choice.text }) : "";
        comment.textContent = choice?.comment ?? "";
        comment.hidden = !choice?.comment;
      },
    };
  }

  return {
    element,
    draw(who) {
      const views = state.passed(who).map((node) => step(who, node));
      for (const child of [...element.children]) if (!views.some((view) => view.element === child)) child.remove();
      views.forEach((view, i) => {
        view.draw();
        if (element.children[i] !== view.element) element.insertBefore(view.element, element.children[i] ?? null);
      });
    },
  };
}
