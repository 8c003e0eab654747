// What is drawn of each phase, in words, as Python's `describe`.
import { LINES } from "./_hope_lines_answer.js";

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
