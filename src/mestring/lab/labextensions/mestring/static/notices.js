// Plain sentences above the notebook.
import { words } from "./words.js";

export class Notices {
  constructor(panel, lab) {
    const widget = new lab.Widget();
    this.node = widget.node;
    this.node.className += " mst-lab-notices";
    this.node.setAttribute("role", "status");
    this.node.setAttribute("aria-label", words.messages);
    panel.contentHeader.addWidget(widget);
  }

  /** Shows these sentences and no others. */
  show(sentences) {
    this.node.replaceChildren(
      ...sentences.map((sentence) => Object.assign(document.createElement("p"), { textContent: sentence })),
    );
    this.node.hidden = !sentences.length;
  }
}
