// Every judgement in words, as Python's `describe`.
import { fill } from "./_elements.js";
import { placing } from "./_tension_field_answer.js";

export function inWords(tools) {
  const { labels } = tools;
  const state = placing(tools);
  return state.cases.flatMap((one) =>
    Array.from({ length: 1 + one.steps.length }, (_, step) => step).flatMap((step) =>
      one.fields
        .map((name) => state.fields.find(({ id }) => id === name))
        .map((field) => {
          const { at, why } = state.entry(one, field, step) ?? {};
          const moment = fill(step ? labels.then : labels.first, { number: step }).toLowerCase();
          const place = state.placeOf(field, at);
          return [`${one.title}, ${state.nameOf(field)}, ${moment}`, why ? `${place} – ${why}` : place];
        }),
    ),
  );
}
