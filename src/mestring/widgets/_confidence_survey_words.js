// How sure one was, in words, as Python's `describe`.
import { fill } from "./_elements.js";

export function inWords({ labels, answer }) {
  const { before = {}, after = {} } = answer() ?? {};
  return Object.entries(labels.items)
    .map(([name, text]) => [
      text,
      [
        name in before && fill(labels.said_before, { score: before[name] }),
        name in after && fill(labels.said_after, { score: after[name] }),
      ]
        .filter(Boolean)
        .join(", "),
    ])
    .filter(([, said]) => said);
}
