// A Borghild scale's answer: what stands in it, in numbers and in words.
import { fill } from "./_elements.js";

export const RULERS = ["importance", "confidence"];

/** The goals and what was said of them, at each moment and on each ruler. */
export function scaling({ model, labels, answer, change }) {
  const given = model.get("goals"),
    moments = model.get("moments"),
    halves = model.get("halves");
  const own = Array.from({ length: model.get("own_goals") }, (_, i) => `own-${i + 1}`);

  const goals = () => answer()?.goals ?? {};
  const said = (goal, moment) => goals()[goal]?.[moment] ?? {};
  const scores = (goal, moment) => RULERS.map((ruler) => said(goal, moment)[ruler]);
  const whole = (goal, moment) => scores(goal, moment).every((score) => score !== undefined);
  const nameOf = (goal) =>
    given[goal] ?? (goals()[goal]?.name?.trim() || fill(labels.goal_unnamed, { number: goal.slice(4) }));
  const put = (goal, values) => change({ goals: { ...goals(), [goal]: { ...goals()[goal], ...values } } });
  const quadrant = (goal, moment) => {
    const [i, c] = scores(goal, moment).map((score) => halves[score - 1]);
    return labels.quadrants[`${i}-${c}`];
  };

  return {
    given,
    moments,
    /** The ids of the goals that the student may set. */
    own,
    goals,
    said,
    scores,
    /** Both rulers have a score. */
    whole,
    nameOf,
    quadrant,
    name: (goal, text) => put(goal, { name: text }),
    set(goal, moment, ruler, score) {
      const next = { ...said(goal, moment), [ruler]: score };
      if (score === undefined) delete next[ruler];
      put(goal, { [moment]: next });
    },
    note(goal, moment, ruler, text) {
      const notes = { ...said(goal, moment).notes, [ruler]: text };
      put(goal, { [moment]: { ...said(goal, moment), notes } });
    },
    remove(goal) {
      const { [goal]: _, ...rest } = goals();
      change(Object.keys(rest).length ? { goals: rest } : null);
    },

    /** Where a goal stands, as it is said after each score. */
    describe(goal, moment) {
      const [importance, confidence] = scores(goal, moment).map((score) => score ?? labels.no_score);
      const words = fill(moments.length > 1 ? labels.place : labels.place_once, {
        goal: nameOf(goal),
        moment: labels[moment].toLowerCase(),
        importance,
        confidence,
      });
      return whole(goal, moment) ? `${words} ${quadrant(goal, moment).name}.` : words;
    },
    /** Where a goal stands, without its name: beside the map the letter is enough. */
    point(goal, moment) {
      const [importance, confidence] = scores(goal, moment);
      const words = fill(labels.point, { importance, confidence });
      return moments.length > 1 ? `${labels[moment]}: ${words}` : words;
    },
    /** What became of it from the first moment to the second. */
    shift(goal) {
      const [before, after] = moments.map((moment) => scores(goal, moment));
      const moved = RULERS.filter((_, i) => after[i] !== before[i]); // what stands still is said only when all does
      const changes = (moved.length ? moved : RULERS).map((name) => {
        const i = RULERS.indexOf(name);
        const kind = after[i] > before[i] ? "up" : after[i] < before[i] ? "down" : "same";
        return fill(labels.shift[kind], {
          ruler: labels[`${name}_short`].toLowerCase(),
          from: before[i],
          to: after[i],
        });
      });
      return fill(labels.shift_line, { changes: changes.join(", ") });
    },
  };
}
