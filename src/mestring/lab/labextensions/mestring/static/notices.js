// Plain sentences above the notebook.
import { element } from "./dialog.js";
import { words } from "./words.js";

function paragraph({ sentence, link }) {
  const line = element("p", "", sentence);
  if (link) line.append(" ", Object.assign(element("a", "", link.text), { href: link.href, target: "_blank" }));
  return line;
}

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

  /** One sentence on top, and a link to a new window, until another or "" about the same takes its place. */
  warn(about, sentence, link = null) {
    if (sentence === (this.warnings.get(about)?.sentence ?? "")) return; // said once
    this.warnings.set(about, { sentence, link });
    this.draw();
  }

  draw() {
    const all = [...this.warnings.values(), ...this.sentences.map((sentence) => ({ sentence, link: null }))];
    this.list.replaceChildren(...all.filter(({ sentence }) => sentence).map(paragraph));
  }

  /** JupyterLab's layout asks for a height in advance; ours follows from the text and the width. */
  fit() {
    if (this.widget.isDisposed) return;
    this.widget.node.style.minHeight = `${this.list.offsetHeight}px`;
    this.widget.parent?.fit();
  }
}
