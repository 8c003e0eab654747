// A Borghild scale's answer in words, as Python's `describe`.
import { RULERS, scaling } from "./_borghild_scale_answer.js";
import { fill } from "./_elements.js";

export function inWords(tools) {
  const { labels } = tools;
  const state = scaling(tools);
  const { moments } = state;
  const short = (ruler) => labels[`${ruler}_short`].toLowerCase();
  const when = (moment) => (moments.length > 1 ? `, ${labels[moment].toLowerCase()}` : "");
  const ruled = (goal, moment) =>
    RULERS.flatMap((ruler) => {
      const { [ruler]: score, notes } = state.said(goal, moment);
      const asked = `${state.nameOf(goal)}${when(moment)}: ${short(ruler)}`;
      return [
        score !== undefined && [asked, fill(labels.score, { score })],
        notes?.[ruler] && [fill(labels.note, { ruler: short(ruler) }), notes[ruler]],
      ].filter(Boolean);
    });
  return Object.keys(state.goals()).flatMap((goal) =>
    moments.flatMap((moment) => {
      const place = state.whole(goal, moment) ? [[labels.map, state.quadrant(goal, moment).name]] : [];
      return [...ruled(goal, moment), ...place];
    }),
  );
}
