// The journey in words, as Python's `describe`.
import { fill } from "./_elements.js";
import { journey } from "./_journey_board_answer.js";

export function inWords(tools) {
  const { labels } = tools;
  const state = journey(tools);
  const sentence = ({ whose, to, why }) =>
    [
      labels.whose_options[whose] ?? labels.unanswered,
      whose === "lifted" && to && fill(labels.to_whom, { to }),
      whose === "lifted" && why && fill(labels.because, { why }),
    ]
      .filter(Boolean)
      .join(". ");
  return state.steps().flatMap((step, i) => {
    const title = `${i + 1}. ${step.title}`;
    const works = state.works(step.id);
    return [
      [title, state.felt(step.id) || labels.unanswered],
      ...(works ? [[`${title}: ${labels.works}`, works]] : []),
      ...state.changes(step).map((one) => [`${title}: ${labels.changes}`, `${one.text} – ${sentence(one)}`]),
    ];
  });
}
