// Opening means ready: runs the course's own cells when a notebook opens and whenever its kernel starts anew.
import { keepFocus } from "./focus.js";
import { isFigure, isHandedIn, isOurs, kindOf } from "./rules.js";
import { Waiting } from "./waiting.js";
import { words } from "./words.js";

const PATIENCE = 10_000; // ms until a kernel that says nothing counts as gone
const GO_ON = { tags: ["raises-exception"] }; // a cell that fails keeps no other from running
const LOST = ["restarting", "autorestarting", "terminating", "dead", "starting"];

/** Errors of ours are one plain sentence in place of a traceback. */
const isPlain = ({ traceback, evalue }) => traceback.join("\n") === evalue;

export class Runner {
  constructor(panel, lab, notices) {
    this.panel = panel;
    this.lab = lab;
    this.notices = notices;
    this.running = Promise.resolve();
    this.stale = true;
    this.session = panel.sessionContext;
    this.waiting = new Waiting(panel, lab);
  }

  /** Runs now and after every restart of the kernel. */
  async follow() {
    this.saved = this.text();
    this.panel.context.saveState.connect((_, state) => {
      if (state === "completed") this.saved = this.text();
    });
    const ours = this.panel.content.widgets.some(({ model }) => isOurs(model));
    if (ours) this.notices.show(this.blocked());
    if (ours && !this.blocked().length) this.begin();
    this.session.kernelChanged.connect(() => (this.stale = true));
    this.session.statusChanged.connect((_, status) => {
      if (LOST.includes(status)) this.stale = true;
      if (status === "autorestarting") this.excuse();
      if (status === "idle") void this.ready();
    });
    await this.session.ready;
    await this.panel.revealed;
    await this.ready();
  }

  /** Our cells come back by themselves, so JupyterLab's box about a dead kernel need not stop anyone's writing. */
  excuse() {
    if (this.blocked().length) return;
    const about = (box) => !box.isAttached && box.node.textContent.includes(this.session.path);
    this.lab.Dialog.tracker.filter(about).forEach((box) => box.reject());
    this.restarted = true;
  }

  /** The server has forgotten this page's kernel, and another will come. */
  lose() {
    this.stale = this.restarted = true;
  }

  /** Says that the exercises are on their way. */
  begin() {
    this.panel.node.dataset.mestring = "starting";
    this.waiting.begin(this.panel.content.widgets);
  }

  /** Why nothing may run here: a list of sentences, empty when it may. */
  blocked() {
    // A student's own workspace may well lie in a folder named «Innleveringer»; a teacher may open a hand-in as the root.
    const root = this.lab.student ? "" : this.lab.serverRoot;
    if (isHandedIn(`${root}/${this.session.path}`)) return [words.handedIn];
    // Browsers offer crypto.subtle on https and localhost only; without it nobody can tell our cells from others'.
    if (!globalThis.crypto?.subtle) return [words.noHttps];
    return [];
  }

  /** Resolves when our cells have run in this kernel; runs them if they have not. */
  ready() {
    if (this.stale && this.session.session?.kernel && !this.blocked().length) {
      this.stale = false;
      this.running = this.running
        .then(() => this.runAll())
        .catch((error) => {
          console.warn("mestring", error);
          this.notices.show([words.notStarted]);
          this.waiting.cancel();
        });
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
    this.begin();
    const found = await this.cells("start", "changed");
    const figures = found.filter(({ cell }) => isFigure(cell.model.sharedModel.getSource()));
    const inOrder = [...found.filter((each) => !figures.includes(each)), ...figures];
    const changed = found.filter(({ kind }) => kind === "changed").length;
    let failed = false;
    const start = async ({ cell, kind }) => {
      if (kind === "start" && !(await this.run(cell))) failed = true;
      this.waiting.end(cell);
    };
    await this.quietly(async () => {
      // A page that opens asks for all at once: the kernel makes the next exercise while the page draws the one before.
      if (!this.restarted) return Promise.all(inOrder.map(start));
      for (const each of inOrder) await start(each); // somebody may be typing in one: each is away as briefly as can be
    });
    const notices = [this.restarted && words.restarted, changed && words.changed(changed), failed && words.notStarted];
    this.notices.show(notices.filter(Boolean));
    this.waiting.over();
    this.panel.node.dataset.mestring = "ready";
  }

  /** Runs one cell where it stands, moving neither focus nor page; false if it raised. */
  async run(cell) {
    const back = keepFocus(cell);
    try {
      const reply = await this.lab.CodeCell.execute(cell, this.session, GO_ON);
      if (reply?.content.status !== "error" || isPlain(reply.content)) return true;
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

  /** Runs code beside the notebook; resolves to its outputs. */
  async ask(code) {
    const outputs = [];
    const kernel = this.session.session?.kernel;
    const future = kernel?.requestExecute({ code, store_history: false, stop_on_error: false, allow_stdin: false });
    if (!future) return outputs;
    future.onIOPub = ({ content }) => outputs.push(content);
    const patience = new Promise((over) => setTimeout(over, PATIENCE));
    await Promise.race([future.done.catch(() => undefined), patience]); // no outputs: that is said
    return outputs;
  }

  /** Does work that changes outputs only, without marking the notebook as changed (a save prompt would nag). */
  async quietly(work) {
    await work();
    if (this.text() === this.saved) this.panel.context.model.dirty = false;
  }

  /** What the notebook says, apart from outputs. */
  text() {
    const cells = this.panel.content.widgets.map(({ model }) => [model.id, model.type, model.sharedModel.getSource()]);
    return JSON.stringify(cells);
  }
}
