// Opening means ready: runs the course's own cells when a notebook opens and whenever its kernel starts anew.
import { keepPlace } from "./place.js";
import { isHandedIn, kindOf } from "./rules.js";
import { words } from "./words.js";

const LOST = ["restarting", "autorestarting", "terminating", "dead", "starting"];

export class Runner {
  constructor(panel, lab, notices) {
    Object.assign(this, { panel, lab, notices, running: Promise.resolve(), stale: true });
    this.session = panel.sessionContext;
  }

  /** Runs now and after every restart of the kernel. */
  async follow() {
    this.saved = this.text();
    this.panel.context.saveState.connect((_, state) => {
      if (state === "completed") this.saved = this.text();
    });
    this.notices.show(this.blocked());
    this.session.kernelChanged.connect(() => (this.stale = true));
    this.session.statusChanged.connect((_, status) => {
      if (LOST.includes(status)) this.stale = true;
      if (status === "idle") void this.ready();
    });
    await this.session.ready;
    await this.panel.revealed;
    await this.ready();
  }

  /** Why nothing may run here: a list of sentences, empty when it may. */
  blocked() {
    if (isHandedIn(`${this.lab.serverRoot}/${this.session.path}`)) return [words.handedIn];
    // Browsers offer crypto.subtle on https and localhost only; without it nobody can tell our cells from others'.
    if (!globalThis.crypto?.subtle) return [words.noHttps];
    return [];
  }

  /** Resolves when our cells have run in this kernel; runs them if they have not. */
  ready() {
    if (this.stale && this.session.session?.kernel && !this.blocked().length) {
      this.stale = false;
      this.running = this.running.then(() => this.runAll());
    }
    return this.running;
  }

  /** The notebook's cells of one kind, in order. */
  async cells(...kinds) {
    const found = [];
    for (const cell of this.panel.content.widgets) {
      const { type, metadata, sharedModel } = cell.model;
      const kind = await kindOf({ type, metadata, source: sharedModel.getSource() }, this.lab.known, crypto.subtle);
      if (kinds.includes(kind)) found.push({ cell, kind });
    }
    return found;
  }

  async runAll() {
    const found = await this.cells("start", "changed");
    const changed = found.filter(({ kind }) => kind === "changed").length;
    let failed = false;
    await this.quietly(async () => {
      for (const { cell, kind } of found) if (kind === "start") failed = !(await this.run(cell)) || failed;
    });
    this.notices.show([changed && words.changed(changed), failed && words.notStarted].filter(Boolean));
  }

  /** Runs one cell where it stands, moving neither focus nor page; false if it raised. */
  async run(cell) {
    const back = keepPlace(cell);
    try {
      const reply = await this.lab.CodeCell.execute(cell, this.session);
      if (reply?.content.status !== "error") return true;
      console.warn("mestring", reply.content);
      cell.model.outputs.clear(); // a traceback helps no student
      return false;
    } catch {
      this.stale = true; // the kernel went away: its restart brings us back
      return true;
    } finally {
      back();
    }
  }

  /** Does work that changes outputs only, without marking the notebook as changed (a save prompt would nag). */
  async quietly(work) {
    await work();
    if (this.text() === this.saved) this.panel.context.model.dirty = false;
  }

  /** What the notebook says, apart from outputs. */
  text() {
    return JSON.stringify(this.panel.content.widgets.map(({ model }) => [model.id, model.type, model.sharedModel.getSource()]));
  }
}
