// Saves what is said of answers, one request at a time for each; the browser keeps it until the server has it.

import { send } from "./sending.js";

const AGAIN = 1500; // milliseconds

export class Saving {
  /** `tell` hears: saved(question, id, told, latest), refused(question, id, text, conflict), state(word). */
  constructor(assignment, tell, storage = localStorage, ask = send) {
    this.prefix = `mestring-mark/${assignment}/`;
    this.tell = tell;
    this.storage = storage;
    this.ask = ask;
    this.running = {}; // promises of the requests on their way, by answer
  }

  name(question, id) {
    return `${this.prefix}${question}/${id}`;
  }

  /** What is not saved of an answer. @returns {any} */
  kept(question, id) {
    return JSON.parse(this.storage.getItem(this.name(question, id)) ?? "null");
  }

  /** All that is not saved: [{ question, id, version, marks }]. @returns {any[]} */
  pending() {
    const names = Array.from({ length: this.storage.length }, (_, index) => this.storage.key(index));
    const ours = names.filter((name) => name.startsWith(this.prefix)).sort();
    return ours.map((name) => JSON.parse(this.storage.getItem(name)));
  }

  /** Keep it in the browser, and have it saved; `version` is of what the server had when it was said. */
  keep(question, id, version, marks) {
    this.storage.setItem(this.name(question, id), JSON.stringify({ question, id, version, marks }));
    this.send(question, id);
  }

  forget(question, id) {
    this.storage.removeItem(this.name(question, id));
    this.tell.state(this.pending().length ? "unsaved" : "saved");
  }

  /** Send what is kept of an answer, until nothing is. */
  send(question, id) {
    const name = this.name(question, id);
    this.running[name] ??= this.run(question, id).finally(() => delete this.running[name]);
    return this.running[name];
  }

  /** Whether all that was said of an answer is saved. */
  async settled(question, id) {
    await this.send(question, id);
    return !this.kept(question, id);
  }

  async run(question, id) {
    const name = this.name(question, id);
    for (let kept = this.storage.getItem(name); kept; kept = this.storage.getItem(name)) {
      this.tell.state("saving");
      const { version, marks } = JSON.parse(kept);
      const reply = await this.put(question, id, { ...marks, version });
      if (!reply.ok) {
        this.tell.state("unsaved");
        this.tell.refused(question, id, reply.told.error, reply.status === 409);
        if (!reply.status || reply.status === 503) setTimeout(() => this.send(question, id), AGAIN);
        return;
      }
      const latest = this.storage.getItem(name) === kept;
      if (latest) this.storage.removeItem(name);
      else this.storage.setItem(name, JSON.stringify({ ...this.kept(question, id), version: reply.told.version }));
      this.tell.saved(question, id, reply.told, latest);
    }
    this.tell.state(this.pending().length ? "unsaved" : "saved");
  }

  /** The server's answer; without a status where there is none. */
  async put(question, id, body) {
    try {
      const reply = await this.ask(`answers/${question}/${id}`, { method: "PUT", body: JSON.stringify(body) });
      return { ok: reply.ok, status: reply.status, told: await reply.json() };
    } catch {
      return { ok: false, status: 0, told: { error: "" } };
    }
  }
}
