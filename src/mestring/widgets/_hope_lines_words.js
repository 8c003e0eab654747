// What is drawn of each phase, in words, as Python's `describe`.
import { LINES } from "./_hope_lines_answer.js";

/** The two lines over the phases, as Python's `drawing`. */
export function linesDrawn({ model, labels, answer }) {
  const phases = model.get("phases");
  const at = (line) => phases.map(({ id }) => answer()?.phases?.[id]?.[line] ?? null);
  return {
    steps: phases.map(({ title }) => title),
    levels: labels.levels,
    lines: LINES.map((line) => ({ name: labels.lines[line], at: at(line) })),
  };
}

export function inWords({ model, labels, answer }) {
  return model.get("phases").flatMap(({ id, title, events }) => {
    const said = answer()?.phases?.[id] ?? {};
    const levels = LINES.map(
      (line) => `${labels.lines[line].toLowerCase()} ${labels.levels[said[line]] ?? labels.unset}`,
    );
    const told = events
      .filter((event) => said.events?.[event.id])
      .map((event) => [event.text, labels.effects[said.events[event.id]]]);
    return [[title, levels.join(", ")], ...told];
  });
}
