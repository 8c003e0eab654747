// One case: what it says, what it leaves open, and what comes of it.
import { tidy } from "./_answer.js";
import { fill, h } from "./_elements.js";
import { question } from "./_question.js";
import { people } from "./_risk.js";
import { dotsView } from "./_risk_lens_dots.js";
import { numberView } from "./_risk_lens_number.js";
import { details, peopleWords, reached, reckoned, refusal, settled, summary } from "./_risk_lens_words.js";

/** `howMany()`: how many dots there are; `resize(size)`: the student wants so many. */
export function caseView(tools, one, { several, howMany, resize }) {
  const { labels, answer, change, say, exercise } = tools;
  const given = () => answer()?.cases?.[one.id] ?? {};

  function put(part, value) {
    if (given()[part] === value) return;
    change(tidy({ ...answer(), cases: { ...answer()?.cases, [one.id]: { ...given(), [part]: value ?? null } } }));
    say(told());
  }

  const controls = one.open.map((part) => {
    if (["base", "ratio", "guess"].includes(part)) {
      const view = numberView(tools, part, one.asks[part], (value) => put(part, value));
      return { element: view.element, draw: () => view.draw(given()[part]) };
    }
    const view = question({
      options: one[`${part}s`],
      legend: [one.asks[part]],
      onpick: () => put(part, view.picked()[0]),
    });
    return { element: view.element, draw: () => view.pick([given()[part]]) };
  });

  const dots = dotsView(tools, one, resize);
  const line = (name) => h("p", { class: name });
  const sum = line("mst-sum"),
    guessed = line("mst-guessed"),
    more = h("ul", { class: "mst-more" }),
    waiting = line("mst-waiting"),
    refused = line("mst-refused"),
    goal = h("p", { class: "mst-judged mst-right" });

  /** What can be shown: null where something is open, or where an exercise asks just that. */
  function outcome() {
    const set = settled(one, given());
    const kept = one.guess && (exercise || given().guess === undefined);
    return set && !kept ? { set, ...reckoned(set) } : null;
  }
  function told() {
    const now = outcome();
    if (!now) return "";
    const met = one.goal && reached(now, one.goal.holds) ? [`${labels.goal_met}. ${one.goal.told}`] : [];
    return [now.possible ? summary(labels, now, howMany()) : refusal(labels, one, now), ...met].join(" ");
  }

  function draw() {
    for (const control of controls) control.draw();
    const now = outcome(),
      of = howMany(),
      possible = now?.possible === true;
    waiting.hidden = now !== null || (one.guess && exercise);
    waiting.textContent = labels[settled(one, given()) ? "guess_first" : "set_first"];
    refused.textContent = now && !possible ? refusal(labels, one, now) : "";
    for (const element of [dots.element, sum, more, guessed]) element.hidden = !possible;
    if (possible) {
      const counts = now.shares.map((share) => people(share, of));
      dots.draw(
        counts,
        of,
        now.shares.map((share) => peopleWords(labels, share, of)),
      );
      sum.textContent = summary(labels, now, of);
      const came = peopleWords(labels, now.shares[1], 100);
      guessed.textContent = one.guess ? fill(labels.guessed, { guess: given().guess, came }) : "";
      more.replaceChildren(...details(labels, one, now.set, now, of).map((words) => h("li", {}, words)));
    }
    const met = now !== null && one.goal && reached(now, one.goal.holds);
    goal.hidden = !met;
    goal.replaceChildren(...(met ? [h("strong", {}, `${labels.goal_met}. `), one.goal.told] : []));
  }

  return {
    told,
    draw,
    element: h(
      "div",
      { class: "mst-case" },
      several ? h("p", { class: "mst-case-name", role: "heading", "aria-level": "4" }, one.title) : null,
      h("p", { class: "mst-text" }, one.text),
      ...one.known.map((words) => h("p", { class: "mst-known" }, words)),
      one.goal ? h("p", { class: "mst-goal" }, h("strong", {}, labels.goal), " ", one.goal.text) : null,
      ...controls.map(({ element }) => element),
      waiting,
      refused,
      dots.element,
      sum,
      guessed,
      more,
      goal,
    ),
  };
}
