// A group's steps, one at a time: what to do, who does it, and how long is left.
import { widget } from "./_base.js";
import { fill, h, uid, unseen } from "./_elements.js";
import { ago, face, found, fresh, longer, passed, paused, reading, started } from "./_facilitator_clock.js";
import { planView, rolesView, sum } from "./_facilitator_plan.js";
import { largeView, makeAwake, makeSound } from "./_facilitator_screen.js";

const LATE = 90; // seconds: a hidden page may be looked at once a minute only; who comes back later hears no tone

export default widget(({ model, labels, answer, change }) => {
  const steps = model.get("steps");
  const roles = model.get("roles");
  const awake = makeAwake();
  const sound = makeSound();
  const titleId = uid("step");
  const some = (unit, count) => fill(labels.times[unit][count === 1 ? 0 : 1], { count });
  const plan = planView({ steps, labels, some, open: answer() === null });
  let timer = 0,
    before = 0; // seconds that were left when it was looked at last

  const clock = () => found(steps, answer());
  const done = () => answer()?.done === true;
  const index = () => (done() ? steps.length : steps.findIndex(({ id }) => id === clock().step));

  const where = h("p", { class: "mst-where" });
  const title = h("p", { class: "mst-step", id: titleId, role: "heading", "aria-level": "4", tabindex: "-1" });
  const who = h("p", { class: "mst-who" });
  const text = h("p", { class: "mst-do" });
  const digits = h("span", {});
  const time = h(
    "p",
    { class: "mst-time", role: "timer", "aria-labelledby": titleId },
    h("span", { class: "mst-unseen" }, `${labels.left} `),
    digits,
  );
  const bar = h("progress", { "aria-hidden": "true" }); // the digits say it
  const state = h("p", { class: "mst-how" });
  const then = h("p", { class: "mst-then" });
  // In the stage, for the rest of the page is silent while it is large.
  const heard = h("p", { class: "mst-unseen", role: "status" });
  // Several may stand on a page: each button's whole name says which one it belongs to.
  const button = (action, words = "") =>
    h("button", { type: "button", onclick: action }, h("span", {}, words), unseen(` (${model.get("title")})`));
  const name = (button, words) => write(button.children[0], words);
  const main = button(press);
  const more = button(add, labels.longer);
  const back = button(() => enter(Math.max(0, index() - 1)), labels.back);
  const next = button(() => enter(index() + 1), labels.next);
  const size = button(() => large.toggle(), labels.large);
  const loud = h("input", { type: "checkbox", onchange: () => sound.set(loud.checked) });
  const stage = h(
    "div",
    { class: "mst-stage" },
    where,
    title,
    who,
    text,
    time,
    bar,
    state,
    h("div", { class: "mst-buttons" }, main, more, back, next),
    then,
    h(
      "div",
      { class: "mst-switches" },
      size,
      h("label", { class: "mst-sound", hidden: !sound.possible }, loud, labels.sound),
    ),
    heard,
  );
  const large = largeView(stage, model.get("title"), (grown) => {
    name(size, grown ? labels.small : labels.large);
    size.focus();
  });

  function go(next, words) {
    change(next);
    draw();
    heard.textContent = words ?? state.textContent;
  }
  function press() {
    if (done()) return enter(0);
    const now = Date.now();
    const { state } = reading(clock(), now);
    if (state !== "over") go(state === "running" ? paused(clock(), now) : started(clock(), now));
  }
  function add() {
    const next = longer(clock(), Date.now());
    go(next, fill(labels.added, { time: face(reading(next, Date.now()).left) }));
  }
  /** Go to a step. A clock that runs runs on there, one that stands stays so. */
  function enter(number) {
    const now = Date.now();
    const runs = !done() && ["running", "over"].includes(reading(clock(), now).state);
    const step = steps[number];
    if (!step) go({ done: true });
    else {
      go(
        runs ? started(fresh(step), now) : fresh(step),
        `${fill(labels.at, { number: number + 1, count: steps.length })}: ${step.title}. ${some("minutes", step.minutes)}.`,
      );
    }
  }

  function overdue(seconds) {
    const [unit, count] = ago(seconds);
    return unit === "now" ? labels.over : fill(labels.since, { time: some(unit, count) });
  }
  const write = (element, words) => {
    if (element.textContent !== words) element.textContent = words;
  };

  /** What changes by itself: the digits, the bar and a sentence. */
  function tick() {
    clearTimeout(timer);
    if (done()) return awake.keep(false);
    const now = Date.now();
    const at = clock();
    const { state: is, left } = reading(at, now);
    const runs = is === "running" || is === "over";
    const moment = runs ? passed(before, left) : undefined;
    before = left;
    write(digits, face(left));
    write(state, is === "over" ? overdue(-left) : labels.states[is]);
    stage.dataset.state = is;
    bar.max = at.of;
    bar.value = Math.max(0, left);
    name(main, labels.press[is]);
    main.setAttribute("aria-disabled", String(is === "over"));
    if (moment !== undefined) heard.textContent = moment ? labels.soon[moment] : state.textContent;
    if (moment === 0 && left > -LATE) sound.play();
    awake.keep(is === "running");
    if (runs) timer = setTimeout(tick, (Date.parse(at.end) - now) % 1000 || 1000);
  }

  function draw() {
    const focused = document.activeElement;
    const number = index();
    const step = steps[number];
    const following = steps[number + 1];
    const rest = steps.slice(number + 1);
    for (const part of [who, text, time, bar, more, next]) part.hidden = !step;
    back.hidden = number === 0;
    write(where, step ? fill(labels.at, { number: number + 1, count: steps.length }) : "");
    write(title, step ? step.title : labels.done);
    write(who, step ? fill(labels.who, step) : "");
    write(text, step?.text ?? "");
    name(next, following ? labels.next : labels.end);
    write(then, following ? fill(labels.then, { title: following.title, rest: some("minutes", sum(rest)) }) : "");
    then.hidden = !following;
    plan.show(number);
    if (!step) {
      stage.dataset.state = "done";
      write(state, labels.done_words);
      name(main, labels.again);
      main.setAttribute("aria-disabled", "false");
    }
    if (stage.contains(focused) && focused.closest("[hidden]")) title.focus();
    before = step ? reading(clock(), Date.now()).left : 0;
    tick();
  }

  const element = h("div", {}, rolesView(roles, labels), large.element, plan.element);

  function wake() {
    if (document.hidden) return;
    awake.again();
    tick();
  }
  document.addEventListener("visibilitychange", wake);
  return {
    element,
    draw,
    leave() {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", wake);
      awake.keep(false);
      sound.set(false);
      large.leave();
    },
  };
});
