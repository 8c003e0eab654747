// The way so far: each place with the choice that was made there, and the choices that are open now.
import { stateView } from "./_branching_state.js";
import { fill, h, uid, unseen } from "./_elements.js";

/** `{ element, draw(who) }`: the trail of one walker. */
export function trailView({ labels, say, state }) {
  const element = h("ol", { class: "mst-trail" });
  const steps = new Map();
  function step(who, node) {
    const slot = JSON.stringify([who.id, node.id]);
    if (!steps.has(slot)) steps.set(slot, stepView(who, node));
    return steps.get(slot);
  }
  const enter = (who) => step(who, state.standing(who).node).name.focus();

  function choose(who, choice) {
    const turn = state.standing(who);
    state.choose(who, turn, choice);
    enter(who); // the focus says where
    const told = [fill(labels.moved, { choice: choice.text }), choice.comment, state.changed(turn, choice)];
    say(told.filter(Boolean).join(" "));
  }

  function goBack(who, node) {
    const kept = state.goBack(who, node);
    enter(who);
    say(kept ? labels.returned_kept : labels.returned);
  }

  /** One step of one walker: the place, and either the choices or the choice that was made. */
  function stepView(who, node) {
    const name = h("p", { class: "mst-step-name", role: "heading", "aria-level": "4", tabindex: "-1" }, node.title);
    const text = h("p", { class: "mst-text" });
    const because = h("p", { class: "mst-because" });
    const now = stateView(labels);
    const choices = node.choices.map((choice) => choiceView(who, choice));
    const open = h("div", { class: "mst-choices", role: "group" }, ...choices.map(({ element }) => element));
    const chosen = h("p", { class: "mst-chosen" }),
      comment = h("p", { class: "mst-comment" }),
      changed = h("p", { class: "mst-changed" });
    const taken = h(
      "div",
      { class: "mst-taken" },
      h("div", { class: "mst-said" }, chosen, comment, changed),
      h(
        "button",
        { type: "button", class: "mst-back mst-quiet", onclick: () => goBack(who, node) },
        labels.back,
        unseen(` ${fill(labels.quoted, { words: node.title })}`),
      ),
    );
    const end = node.choices.length ? null : h("p", { class: "mst-end" }, labels.end);
    const item = h(
      "li",
      { class: "mst-step" },
      ...[name, text, because, now.element, node.choices.length ? open : null, taken, end],
    );
    return {
      element: item,
      name,
      draw(turn) {
        const choice = state.choiceAt(node, state.path(who));
        item.classList.toggle("mst-now", !choice);
        text.textContent = turn.told.text;
        write(because, turn.told.because);
        now.draw(choice ? null : turn.state);
        open.hidden = Boolean(choice);
        // heard when one tabs past; a name by two elements would be read twice
        open.setAttribute("aria-label", `${turn.told.text} ${labels.choices}`);
        for (const each of choices) each.element.hidden = !turn.choices.includes(each.choice);
        taken.hidden = !choice;
        chosen.textContent = choice ? fill(labels.chosen, { choice: choice.text }) : "";
        write(comment, choice?.comment);
        write(changed, choice && state.changed(turn, choice));
      },
    };
  }

  /** A choice, and why it is there where it is not always. */
  function choiceView(who, choice) {
    const because = choice.because ? h("p", { class: "mst-because", id: uid("because") }, choice.because) : null;
    const button = h(
      "button",
      { type: "button", onclick: () => choose(who, choice), "aria-describedby": because?.id },
      choice.text,
    );
    return { choice, element: because ? h("div", { class: "mst-choice" }, button, because) : button };
  }

  return {
    element,
    draw(who) {
      const turns = state.passed(who);
      const views = turns.map(({ node }) => step(who, node));
      for (const child of [...element.children]) if (!views.some((view) => view.element === child)) child.remove();
      views.forEach((view, i) => {
        view.draw(turns[i]);
        if (element.children[i] !== view.element) element.insertBefore(view.element, element.children[i] ?? null);
      });
    },
  };
}

function write(element, words) {
  element.textContent = words || "";
  element.hidden = !words;
}
