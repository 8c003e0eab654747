// The ways through a branching story in words, as Python's `describe`.
import { walked, walking } from "./_branching_answer.js";
import { fill } from "./_elements.js";

export function inWords(tools) {
  const { labels } = tools;
  const state = walking(tools);
  const way = (path, name) => {
    const passed = walked(state.turns, path);
    return passed.slice(1).map((then, i) => {
      const turn = passed[i];
      const choice = state.choiceAt(turn.node, path);
      const changed = state.changed(turn, choice);
      const words = `${choice.text} → ${then.node.title}`;
      return [`${name}, ${turn.node.title}`, changed ? `${words} (${changed})` : words];
    });
  };
  return [
    ...state.walkers.flatMap((who) => way(state.path(who), who.name)),
    ...state.walkers.flatMap((who) => way(state.earlier(who) ?? {}, fill(labels.earlier_path, { walker: who.name }))),
  ];
}
