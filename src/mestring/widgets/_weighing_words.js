// What was weighed, in words, as Python's `describe`.
import { weights } from "./_weighing_answer.js";

/** `own`: how the student's items stand in the answer. */
export function weighedWords(tools, own) {
  const { labels } = tools;
  const state = weights(tools, own);
  const several = state.moments.length > 1;
  return state.groups.flatMap((group) =>
    state
      .items(group)
      .flatMap(({ id, text }) =>
        state.moments
          .filter((moment) => state.weight(moment, id) !== undefined)
          .map((moment) => [several ? `${labels[moment]}: ${text}` : text, labels.weights[state.weight(moment, id)]]),
      ),
  );
}
