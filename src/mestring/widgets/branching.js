// Branching story: one choice at a time, a map of all ways, and ways compared.
import { widget } from "./_base.js";
import { walking } from "./_branching_answer.js";
import { comparisonView } from "./_branching_comparison.js";
import { mapView } from "./_branching_map.js";
import { trailView } from "./_branching_trail.js";
import { fill, h } from "./_elements.js";
import { whoseView } from "./_whose.js";
import { inWords } from "./_branching_words.js";

export default widget((tools) => {
  const { labels, answer, say, exercise } = tools;
  const state = walking(tools);
  const { walkers } = state;
  const story = { ...tools, state };
  let current = 0;
  const names = walkers.map(({ name }) => name);
  const whose = whoseView(story, names, (which) => {
    current = which;
    draw();
    say(fill(labels.walker, { walker: names[which], node: state.standing(walkers[which]).node.title }));
  });
  const views = [trailView(story), mapView(story), comparisonView(story)];
  const left = h("p", { class: "mst-left" });

  function draw() {
    whose.draw(current);
    views.forEach((view) => view.draw(walkers[current]));
    const open = walkers.filter((who) => !state.finished(who)).map(({ name }) => name);
    left.hidden = !answer(); // nothing is missing before one has begun
    left.textContent = open.length ? fill(labels.missing, { what: open.join(", ") }) : labels.complete;
  }

  return {
    element: h("div", {}, whose.element, ...views.map(({ element }) => element), exercise ? left : null),
    draw,
  };
}, inWords);
