// An exercise on a page: what is missing, and the hand-in. It answers the hand-in button as a kernel would
// (`widgets/hand_in.py`).
import { same } from "../../widgets/_answer.js";
import { findPersonal } from "../../widgets/_personal_data.js";
import { zip } from "../../widgets/_zip.js";
import { makeCheck } from "./check.js";
import { handInFiles } from "./hand_in.js";
import { missing } from "./required.js";

const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");

/** Every text in an answer, however deep. */
function textsOf(answer) {
  if (typeof answer === "string") return [answer];
  return answer && typeof answer === "object" ? Object.values(answer).flatMap(textsOf) : [];
}

/** `states`: what the page says of its widgets, in order. `read(key)` gives the record that is kept, or null. */
export function makeExercise({ states, read, words }) {
  const handIn = states.find((state) => state.handed_in);
  const asked = states.filter((state) => state.task && state !== handIn && !state.private);
  const models = new Map(); // those that are on the page
  const checks = []; // what keeps the lists of «Sjekk» as they are now
  const answer = (key) => (models.has(key) ? models.get(key).get("answer") : read(key)?.answer) ?? null;
  const lacks = ({ key, task }) => missing(task.required, answer(key));

  /** Part by part (that is, heading by heading): how much is left of how much, and where the first of it is. */
  function report() {
    const parts = new Map();
    for (const state of asked) {
      const { key, task } = state;
      if (!task.part) continue;
      const left = lacks(state);
      const part = parts.get(task.part) ?? { name: task.part, key, left: [], all: 0 };
      if (!part.left.length && left.length) part.key = key;
      part.left.push(...left);
      part.all += Math.max(task.required.length, left.length);
      parts.set(task.part, part);
    }
    const unkept = asked.filter(({ key }) => !same(answer(key), read(key)?.answer));
    const found = asked.flatMap(({ key }) => textsOf(read(key)?.answer)).flatMap(findPersonal);
    const personal = new Map(found.map((one) => [JSON.stringify(one), one]));
    return {
      parts: [...parts.values()],
      unkept: unkept.map(({ task, title }) => task.part || title),
      personal: [...personal.values()],
    };
  }

  const kept = () =>
    [...asked, handIn]
      .map((state) => ({ key: state.key, ...state.task, missing: lacks(state).length, record: read(state.key) }))
      .filter(({ record }) => record);

  function pack(model) {
    const { parts, unkept } = report();
    if (unkept.length) return [{ trouble: handIn.labels.unkept.replace("{what}", unkept.join(", ")) }];
    const files = handInFiles(handIn.handed_in, kept());
    const name = `${handIn.handed_in.name}.zip`;
    model.set("answer", { at: now(), name, missing: parts.filter(({ left }) => left.length).length });
    model.save_changes();
    return [{ zip: name, files: Object.keys(files) }, [zip(files)]];
  }

  function reply(model, { do: what, ask }) {
    const [content, buffers] = what === "pack" ? pack(model) : [{ report: report() }];
    model.tell({ ...content, to: ask }, buffers ?? []);
  }

  const go = (key) => {
    const widget = [...document.querySelectorAll(".mst")].find(
      (/** @type {HTMLElement} */ one) => one.dataset.key === key,
    );
    /** @type {HTMLElement} */ (widget)?.focus();
    widget?.scrollIntoView({ block: "start" });
  };

  return {
    /** How much is missing in an answer of this widget, as a function of the answer. */
    missing: (name) => (value) => missing(asked.find(({ key }) => key === name)?.task.required ?? [], value).length,
    mounted(key, model) {
      models.set(key, model);
      model.on("change:kept", () => checks.forEach((again) => again()));
    },
    /** Whether the message was a question to the exercise. */
    answers(model, message) {
      if (!["inspect", "pack"].includes(message.do)) return false;
      queueMicrotask(() => reply(model, message)); // after the question, as from a kernel
      return true;
    },
    /** Draws what a page has besides its widgets, and listens to the hand-in button. */
    open() {
      for (const place of document.querySelectorAll(".mst-check"))
        checks.push(makeCheck({ place, words, labels: handIn.labels, report, go }));
      document.addEventListener("mestring:save", (/** @type {CustomEvent} */ { detail }) =>
        detail.saved(handIn.handed_in.name),
      );
      document.addEventListener("mestring:go", (/** @type {CustomEvent} */ { detail }) => go(detail.key));
    },
  };
}
