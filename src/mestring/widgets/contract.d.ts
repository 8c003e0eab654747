// What a widget's front end is given, and what it gives back. `run.py check` holds the JavaScript against it
// (TypeScript reads the JSDoc types); nothing of it is shipped to a browser. `any`: every widget has its own answer.

/** The part of anywidget's model that our widgets use; the book's host gives the same (`book/host/model.js`). */
export interface Model {
  get(trait: string): any;
  set(trait: string, value: unknown): void;
  save_changes(): void;
  on(event: string, listener: (...values: any[]) => void): void;
  off(event: string, listener: (...values: any[]) => void): void;
  /** A question to the host; see `AnswerWidget._asked`. */
  send(message: { do: string; [more: string]: unknown }): void;
}

/** The host's receipt for an answer, the trait `kept`: what is on the disk, and why not what is on the screen. */
export interface Receipt {
  answer?: any;
  at?: string | null;
  /** How many parts of the kept answer are open. */
  missing?: number;
  tried?: any;
  problem?: string;
  other?: any;
  notice?: string;
  /** What of the student's answer has no place in this edition of the widget. */
  outside?: { what: string; texts: string[] };
}

/** What `widget(build)` gives to `build`. */
export interface Tools {
  model: Model;
  /** Every word that is shown, from `text/nb.json`. */
  labels: Record<string, any>;
  language: string;
  /** The id of the element with the widget's prompt, where it has one: it may name a field. */
  promptId?: string;
  /** The answer on the screen now; null where there is none. */
  answer(): any;
  /** The student's move: the new answer, or null when nothing is left of it. */
  change(answer: any): void;
  /** Have a screen reader say this. */
  say(words: string): void;
  /** Whether it counts: then nothing is said about right and wrong. */
  exercise: boolean;
}

/** What `build` returns. */
export interface Built {
  element: Element;
  /** Show this answer; null after a deletion. Must keep the focus where it is. */
  draw(answer: any): void;
  /** The widget is taken off the page: stop what it has started. */
  leave?(): void;
}

/** What a module exports as default: anywidget's front end. */
export interface FrontEnd {
  /** The answer in words, as rows of [asked, answered], none where it is nothing to show; some have a drawing too. */
  words(model: Model): { rows: string[][]; drawing?: object };
  render(context: { model: Model; el: Element }): () => void;
}
