// Which cells of the matrix answer each question, in words, as Python's `describe`.
import { fill } from "./_elements.js";

export function inWords({ model, labels, answer }) {
  const given = answer() ?? {};
  const cells = model.get("studies").flatMap((study) =>
    model.get("themes").map((theme) => ({
      id: `${study.id}/${theme.id}`,
      name: fill(labels.cell, { study: study.text, theme: theme.text }),
    })),
  );
  const rows = model.get("questions").map(({ id, text }) => {
    const chosen = cells.filter((cell) => given.asks?.[id]?.includes(cell.id)).map(({ name }) => name);
    return [text, chosen.join(" · ") || labels.unanswered];
  });
  return given.gap ? [...rows, [model.get("gap"), given.gap]] : rows;
}
