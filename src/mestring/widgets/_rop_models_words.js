// What is chosen and was predicted, in words, as Python's `describe`.
import { fill } from "./_elements.js";

export function inWords({ model, labels, answer }) {
  if (!answer()) return [];
  const models = model.get("models");
  const shown = { ...model.get("start"), ...answer() };
  const chosen = models.find(({ id }) => id === shown.model);
  const predicted = models.flatMap(({ id, name, outcomes }) =>
    Object.entries(shown.predicted?.[id] ?? {}).map(([treat, option]) => [
      `${name}: ${labels.treatments[treat]}`,
      `${fill(labels.predicted, { words: labels.options[option] })} ${option === outcomes[treat] ? labels.agrees : labels.differs}`,
    ]),
  );
  return [
    [labels.model, chosen.name],
    [labels.treat, labels.treatments[shown.treat]],
    [labels.effort, labels.efforts[shown.effort]],
    [labels.prediction, shown.effort ? chosen.predicts[shown.treat] : labels.at_rest],
    ...predicted,
    ...(shown.notes ? [[labels.notes, shown.notes]] : []),
  ];
}
