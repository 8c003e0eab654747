// A branching story's answer: the paths that were taken, { node: choice } for each walker.
import { tidy } from "./_answer.js";

/** The nodes that a path passes, from the start to where it stands. */
export function walked(nodes, path) {
  const passed = [nodes[0]];
  for (;;) {
    const { id, choices } = passed.at(-1);
    const taken = choices.find((choice) => choice.id === path[id]);
    if (!taken) return passed;
    passed.push(nodes.find((node) => node.id === taken.to));
  }
}

/** The first node where two paths choose differently; undefined when they never do. */
export const parting = (nodes, one, other) =>
  walked(nodes, one).find(({ id }) => one[id] && other[id] && one[id] !== other[id]);

/** The story, who walks in it, and how far they have come. */
export function walking({ model, answer, change }) {
  const nodes = model.get("nodes");
  const path = ({ id }) => answer()?.paths?.[id] ?? {};
  const passed = (who) => walked(nodes, path(who));
  const standing = (who) => passed(who).at(-1);
  const put = (who, next) => change(tidy({ paths: { ...answer()?.paths, [who.id]: next } }));
  return {
    nodes,
    walkers: model.get("walkers"),
    path,
    passed,
    standing,
    finished: (who) => !standing(who).choices.length,
    choiceAt: (node, path) => node.choices.find((choice) => choice.id === path[node.id]),
    choose: (who, node, choice) => put(who, { ...path(who), [node.id]: choice.id }),
    /** Back to a node: its choice and all after it are taken back. */
    goBack(who, node) {
      const kept = passed(who).slice(0, passed(who).indexOf(node));
      put(who, Object.fromEntries(kept.map(({ id }) => [id, path(who)[id]])));
    },
  };
}
