// Plain sentences above the notebook.
import { words } from "./words.js";

export class Notices {
  constructor(panel, lab) {
    this.widget = new lab.Widget();
    this.sentences = [];
    this.warnings = new Map(); // what it is about -> a sentence
    this.list = document.createElement("div");
    this.list.className = "mst-lab-notices";
    this.list.setAttribute("role", "status");
    this.list.setAttribute("aria-label", words.messages);
    this.widget.node.append(this.list);
    panel.contentHeader.addWidget(this.widget);
    new ResizeObserver(() => this.fit()).observe(this.list);
  }

  /** Shows these sentences and no others, but for a warning. */
  show(sentences) {
    this.sentences = sentences;
    this.draw();
  }

  /** One sentence on top, until another or "" about the same takes its place. */
  warn(about, sentence) {
    if (sentence === (this.warnings.get(about) ?? "")) return; // said once
    this.warnings.set(about, sentence);
    this.draw();
  }

  draw() {
    const sentences = [...this.warnings.values(), ...this.sentences].filter(Boolean);
    this.list.replaceChildren(
      ...sentences.map((sentence) => Object.assign(document.createElement("p"), { textContent: sentence })),
    );
  }

  /** JupyterLab's layout asks for a height in advance; ours follows from the text and the width. */
  fit() {
    if (this.widget.isDisposed) return;
    this.widget.node.style.minHeight = `${this.list.offsetHeight}px`;
    this.widget.parent?.fit();
  }
}
