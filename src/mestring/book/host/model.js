// The model that a widget's front end is given: the part of anywidget's contract that our widgets use.

/** @import { Model } from "../../widgets/contract" */

/** @returns {Model & { receive: Function, tell: Function, attach: Function }} */
export function makeModel(state) {
  const data = structuredClone(state);
  const listeners = new Map();
  const changed = new Set();
  const host = { saved: () => {}, message: (_content) => {} };

  const emit = (event, ...values) => [...(listeners.get(event) ?? [])].forEach((listener) => listener(...values));
  function assign(name, value) {
    data[name] = value;
    emit(`change:${name}`, model, value);
    emit("change", model);
  }

  const model = {
    get: (name) => data[name],
    set(name, value) {
      changed.add(name);
      assign(name, value);
    },
    save_changes() {
      const answered = changed.has("answer");
      changed.clear();
      if (answered) host.saved();
    },
    on(event, listener) {
      if (!listeners.has(event)) listeners.set(event, new Set());
      listeners.get(event).add(listener);
    },
    off(event, listener) {
      listeners.get(event)?.delete(listener);
    },
    send: (content) => host.message(content),
    /** For the host: what is set here is news to the widget, not a change of its own. */
    receive: (name, value) => assign(name, value),
    /** For the host: a message, as a kernel's. */
    tell: (content, buffers) => emit("msg:custom", content, buffers),
    attach: (saved, message) => Object.assign(host, { saved, message }),
  };
  return model;
}
