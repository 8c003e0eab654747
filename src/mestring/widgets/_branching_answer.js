// A branching story's answer: the paths that were taken, { node: choice } for each walker.
import { same, tidy } from "./_answer.js";

/** The turns that a path passes, from the start to where it stands. */
export function walked(turns, path) {
  const passed = [turns[0]];
  for (;;) {
    const { node, to } = passed.at(-1);
    if (!to[path[node.id]]) return passed;
    passed.push(turns[to[path[node.id]][0]]);
  }
}

/** The first node where two paths choose differently; undefined when they never do. */
export const parting = (turns, one, other) =>
  walked(turns, one).find(({ node: { id } }) => one[id] && other[id] && one[id] !== other[id])?.node;

/** The turns of a story, each with its node, what is told there, the choices that are there, and how things stand. */
function turnsOf(model) {
  const nodes = new Map(model.get("nodes").map((node) => [node.id, node]));
  const states = model.get("states");
  return model.get("turns").map(({ node: id, text, to: steps, state }) => {
    const node = nodes.get(id);
    const choices = node.choices.filter((_, i) => steps[i]);
    const to = Object.fromEntries(choices.map((choice) => [choice.id, steps[node.choices.indexOf(choice)]]));
    return { node, to, choices, told: node.variants[text] ?? { text: node.text, because: "" }, state: states[state] };
  });
}

/** The story, who walks in it, and how far they have come. */
export function walking({ model, answer, change, exercise }) {
  const turns = turnsOf(model);
  const changes = model.get("changes");
  const path = ({ id }) => answer()?.paths?.[id] ?? {};
  const earlier = ({ id }) => answer()?.earlier?.[id];
  const passed = (who) => walked(turns, path(who));
  const standing = (who) => passed(who).at(-1);
  const finished = (who) => !standing(who).choices.length;
  const put = (who, next, kept = earlier(who)) =>
    change(
      tidy({
        paths: { ...answer()?.paths, [who.id]: next },
        earlier: { ...answer()?.earlier, [who.id]: kept ?? {} },
      }),
    );
  return {
    nodes: model.get("nodes"),
    turns,
    walkers: model.get("walkers"),
    path,
    earlier,
    passed,
    standing,
    finished,
    choiceAt: (node, path) => node.choices.find((choice) => choice.id === path[node.id]),
    /** What a choice did to trust and promises, in words. */
    changed: ({ to }, choice) => changes[to[choice.id][1]],
    choose: (who, { node }, choice) => put(who, { ...path(who), [node.id]: choice.id }),
    /** Back to a turn: its choice and all after it are taken back. A whole way is kept beside; says whether it was. */
    goBack(who, node) {
      const whole = finished(who) && !exercise;
      const way = passed(who).map((turn) => turn.node.id);
      const kept = way.slice(0, way.indexOf(node.id));
      put(who, Object.fromEntries(kept.map((id) => [id, path(who)[id]])), whole ? path(who) : undefined);
      return whole;
    },
    /** The way before this one, where it is another. */
    other: (who) => (earlier(who) && !same(earlier(who), path(who)) ? earlier(who) : null),
  };
}
