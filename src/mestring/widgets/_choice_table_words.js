// What was chosen in each cell, in words, as Python's `describe`.
export function inWords({ model, labels, answer }) {
  const words = Object.fromEntries(model.get("options").map(({ id, text }) => [id, text]));
  return model
    .get("rows")
    .flatMap((row) =>
      model
        .get("columns")
        .map((column) => [
          `${row.text}: ${column.text}`,
          words[answer()?.cells?.[row.id]?.[column.id]] ?? labels.unanswered,
        ]),
    );
}
