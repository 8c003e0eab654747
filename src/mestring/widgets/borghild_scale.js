// The Borghild scale: two 1-10 rulers per goal, on one map, before and after.
import { widget } from "./_base.js";
import { scaling } from "./_borghild_scale_answer.js";
import { goalView } from "./_borghild_scale_goal.js";
import { mapView } from "./_borghild_scale_map.js";
import { h } from "./_elements.js";
import { inWords } from "./_borghild_scale_words.js";

export default widget((tools) => {
  const { labels, say } = tools;
  const state = scaling(tools);
  const { own } = state;
  const given = Object.keys(state.given);
  const scale = { ...tools, state };
  const blocks = new Map();
  const map = mapView(scale);
  const enter = (goal) => (blocks.get(goal)?.element.querySelector("input") ?? add).focus();
  const add = h(
    "button",
    {
      type: "button",
      class: "mst-add",
      onclick: () => {
        const free = own.find((goal) => !blocks.has(goal));
        state.name(free, "");
        say(labels.goal_added);
        enter(free);
      },
    },
    labels.add_goal,
  );
  const list = h("div", { class: "mst-goals" });
  const element = h("div", { class: "mst-scale" }, list, add, map.element);

  return {
    element,
    draw() {
      // where no goal is given the first of one's own stands ready to be written
      const wanted = [...given, ...own.filter((goal, i) => goal in state.goals() || (!i && !given.length))];
      for (const [goal, block] of blocks)
        if (!wanted.includes(goal)) {
          block.element.remove();
          blocks.delete(goal);
        }
      for (const goal of wanted) {
        if (blocks.has(goal)) continue;
        const letter = "ABCDEFGH"[[...given, ...own].indexOf(goal)];
        blocks.set(
          goal,
          goalView(scale, goal, letter, () => enter(goal)),
        );
        list.append(blocks.get(goal).element);
      }
      element.classList.toggle("mst-several", blocks.size > 1); // goals side by side, the map below
      element.classList.toggle("mst-one", blocks.size < 2);
      add.hidden = blocks.size === given.length + own.length;
      for (const block of blocks.values()) block.draw();
      map.draw([...blocks].map(([goal, { letter }]) => [goal, letter]));
    },
  };
}, inWords);
