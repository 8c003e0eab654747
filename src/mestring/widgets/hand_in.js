// The hand-in button: saves the notebook, says what is missing, and gives the zip to upload.
import { widget } from "./_base.js";
import { fill, h } from "./_elements.js";
import { when } from "./_verdict.js";

const PATIENCE = 10_000; // ms until we say that nobody saves or answers

/** Asks the page around us to save the notebook: resolves with its file name, rejects when nobody does it. */
function save(element) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("nobody saves")), PATIENCE);
    const detail = {
      saved: (name) => {
        clearTimeout(timer);
        name ? resolve(name) : reject(new Error("not saved"));
      },
    };
    element.dispatchEvent(new CustomEvent("mestring:save", { bubbles: true, detail }));
  });
}

export default widget(({ model, labels, language, answer, say }) => {
  let busy = false,
    timer = 0;
  const button = h("button", { type: "button", class: "mst-hand", onclick: () => ask("inspect") }, labels.hand_in);
  const status = h("p", { class: "mst-how-it-goes" });
  const report = h("div", { class: "mst-report" });
  const element = h("div", {}, button, status, report);

  const tell = (words) => {
    status.textContent = words;
    say(words);
  };
  const stop = (words) => {
    busy = false;
    button.removeAttribute("aria-disabled");
    tell(words);
  };
  const start = (words) => {
    busy = true;
    button.setAttribute("aria-disabled", "true");
    tell(words);
  };

  /** Save first, whatever is asked: what is handed in is what stands on the screen. */
  async function ask(what) {
    if (busy) return;
    start(labels.saving);
    report.replaceChildren();
    let notebook;
    try {
      notebook = await save(element);
    } catch {
      return stop(labels.unsaved);
    }
    timer = setTimeout(() => stop(labels.no_kernel), PATIENCE);
    model.send({ do: what, notebook });
  }

  const received = (message, buffers) => {
    if (!busy) return; // another view of the same button has asked
    clearTimeout(timer);
    if (message.trouble) stop(message.trouble);
    else if (message.report) show(message.report);
    else if (message.zip) give(message, buffers);
  };
  model.on("msg:custom", received);

  function show({ tasks, personal }) {
    const unkept = tasks.filter((task) => !task.kept),
      open = tasks.filter((task) => task.missing.length);
    busy = false;
    if (!unkept.length && !open.length && !personal.length) return ask("pack");
    if (unkept.length) return stop(fill(labels.unkept, { what: unkept.map((task) => task.name).join(", ") }));
    stop(open.length ? fill(labels.some_missing, { count: open.length, all: tasks.length }) : labels.nothing_missing);
    const go = h(
      "button",
      {
        type: "button",
        onclick: () => {
          button.focus();
          ask("pack");
        },
      },
      labels.anyway,
    );
    const wait = h(
      "button",
      {
        type: "button",
        onclick: () => {
          report.replaceChildren();
          tell(labels.not_yet);
          button.focus();
        },
      },
      labels.go_back,
    );
    report.replaceChildren(
      h(
        "ul",
        {},
        ...tasks.map((task) =>
          h(
            "li",
            { class: task.missing.length ? "mst-open" : "mst-done" },
            `${task.missing.length ? labels.open : labels.done}: ${task.name}`,
            task.missing.length ? h("ul", {}, ...task.missing.map((what) => h("li", {}, what))) : null,
          ),
        ),
      ),
      personal.length
        ? h(
            "div",
            { class: "mst-personal" },
            h("p", {}, h("strong", {}, labels.personal)),
            h("ul", {}, ...personal.map(({ kind, words }) => h("li", {}, `${labels.kinds[kind]}: ${words}`))),
            h("p", {}, labels.personal_advice),
          )
        : "",
      h("div", { class: "mst-row" }, wait, go),
    );
    wait.focus();
  }

  function give({ zip, files }, buffers) {
    const link = h(
      "a",
      { href: URL.createObjectURL(new Blob(buffers, { type: "application/zip" })), download: zip },
      fill(labels.again, { name: zip }),
    );
    stop(fill(labels.handed, { name: zip }));
    report.replaceChildren(
      h("p", {}, labels.next),
      h("p", {}, link),
      h("p", {}, fill(labels.holds, { files: files.join(", ") })),
    );
    link.click();
    button.focus();
  }

  return {
    element,
    leave: () => model.off("msg:custom", received),
    draw() {
      const receipt = answer();
      button.textContent = receipt ? labels.hand_in_again : labels.hand_in;
      if (!receipt || !status.textContent)
        status.textContent =
          receipt && fill(labels.last, { name: receipt.name, when: when(receipt.at, labels, language) });
    },
  };
});
