// A step's clock: what is left follows from the moment when the time is up, so no tick is ever counted.

/** A step that waits with all its time. */
export const fresh = ({ id, minutes }) => ({ step: id, of: 60 * minutes, left: 60 * minutes });

/** A step as it was kept; parts of it may be missing after a course update. */
export function found(steps, answer) {
  const step = steps.find(({ id }) => id === answer?.step) ?? steps[0];
  if (answer?.step !== step.id || !answer.of) return fresh(step);
  return answer.end ? answer : { ...answer, left: answer.left ?? answer.of };
}

/** `{ state, left }`, seconds, below zero when the time is up. "moved": more is left than there ever was, so somebody
 * has put the clock back.
 * @param {any} clock */
export function reading({ of, left, end }, now) {
  if (!end) return { state: left < of ? "paused" : "waiting", left };
  const rest = Math.ceil((Date.parse(end) - now) / 1000);
  if (rest > of) return { state: "moved", left: of };
  return { state: rest > 0 ? "running" : "over", left: rest };
}

export function started(clock, now) {
  const { left } = reading(clock, now);
  return { step: clock.step, of: clock.of, end: new Date(now + 1000 * left).toISOString() };
}

export const paused = (clock, now) => ({ step: clock.step, of: clock.of, left: reading(clock, now).left });

/** A minute more than what is left; where nothing is left, a minute from now. */
export function longer(clock, now) {
  const { state, left } = reading(clock, now);
  const more = { step: clock.step, of: clock.of + 60, left: Math.max(0, left) + 60 };
  return state === "running" || state === "over" ? started(more, now) : more;
}

/** 485 → "8:05" */
export const face = (seconds) => {
  const rest = Math.max(0, seconds);
  return `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, "0")}`;
};

/** How long ago, as [unit, count]: the name of the words for it. */
export function ago(seconds) {
  if (seconds < 60) return ["now", 0];
  if (seconds < 3600) return ["minutes", Math.floor(seconds / 60)];
  return seconds < 86_400 ? ["hours", Math.floor(seconds / 3600)] : ["days", Math.floor(seconds / 86_400)];
}

/** Which of the moments that are told was passed on the way from `before` to `left` seconds: the last, or undefined. */
export const passed = (before, left) => [0, 60, 300].find((moment) => before > moment && left <= moment);
