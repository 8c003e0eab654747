// The hand-in button: saves the notebook, says what is missing, and sends it in or gives the zip to upload.
import { widget } from "./_base.js";
import { fill, h, uid } from "./_elements.js";
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
    timer = 0,
    asked = ""; // the newest question: a slow answer to one before it says nothing of this one
  const button = h(
    "button",
    {
      type: "button",
      class: "mst-hand mst-main",
      onclick: () => {
        button.focus(); // Safari gives a pressed button none: a text sends what is new when the focus leaves it
        ask("inspect");
      },
    },
    labels.hand_in,
  );
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
    asked = uid("ask");
    button.setAttribute("aria-disabled", "true");
    tell(words);
  };

  /** Nobody's focus is taken who has gone on to write elsewhere meanwhile. */
  const isHere = () => {
    const now = document.activeElement;
    return now === document.body || element.closest(".mst").contains(now);
  };

  /** Save first, whatever is asked: what is handed in is what stands on the screen. */
  async function ask(what) {
    if (busy) return;
    start(labels.saving);
    report.replaceChildren();
    let notebook;
    const number = asked;
    try {
      notebook = await save(element);
    } catch {
      what = "why"; // only the kernel can tell in the reader's words
    }
    timer = setTimeout(() => stop(labels.no_kernel), PATIENCE);
    model.send({ do: what, notebook, ask: number });
  }

  const received = (message, buffers) => {
    if (message.to !== asked) return;
    // Later than our patience: what went wrong is told already, but a zip that was made is given.
    if (!busy && message.trouble) return;
    clearTimeout(timer);
    if (message.trouble) stop(message.trouble);
    else if (message.report) show(message.report);
    else if (message.zip) give(message, buffers);
  };
  model.on("msg:custom", received);

  function show({ parts, unkept, personal, large }) {
    const open = parts.filter((part) => part.left.length);
    busy = false;
    if (!unkept.length && !open.length && !personal.length && !large) return ask("pack");
    if (unkept.length) return stop(fill(labels.unkept, { what: unkept.join(", ") }));
    const all = parts.filter((part) => part.all).length; // nobody waits for what is one's own choice
    if (large) stop(large);
    else stop(open.length ? fill(labels.some_missing, { count: open.length, all }) : labels.nothing_missing);
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
      h("ul", { class: "mst-parts" }, ...parts.map(line)),
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
    if (isHere()) (report.querySelector(".mst-parts button") ?? wait).focus();
  }

  /** One part: how much of it is left, and the way to it. */
  function line({ name, key, left, all }) {
    if (!left.length)
      return h("li", { class: "mst-done" }, h("span", {}, `${name}: ${all ? labels.part_done : labels.part_free}`));
    const there = () => element.dispatchEvent(new CustomEvent("mestring:go", { bubbles: true, detail: { key } }));
    const words = all > 1 ? fill(labels.part_left, { left: left.length, all }) : left[0];
    const aria = fill(labels.go_there_to, { name });
    return h(
      "li",
      { class: "mst-open" },
      h("span", {}, `${name}: ${words} `),
      h("button", { type: "button", "aria-label": aria, onclick: there }, labels.go_there),
    );
  }

  function give({ zip, files, sent }, buffers) {
    const link = h(
      "a",
      { href: URL.createObjectURL(new Blob(buffers, { type: "application/zip" })), download: zip },
      fill(sent ? labels.copy : labels.again, { name: zip }),
    );
    stop(sent ? labels.sent : fill(labels.handed, { name: zip }));
    report.replaceChildren(
      h("p", {}, sent ? labels.after_sent : labels.next),
      h("p", {}, link),
      h("p", {}, fill(labels.holds, { files: files.join(", ") })),
    );
    if (!sent) link.click();
    if (isHere()) button.focus();
  }

  return {
    element,
    leave: () => model.off("msg:custom", received),
    draw() {
      const receipt = answer();
      button.textContent = receipt ? labels.hand_in_again : labels.hand_in;
      if (!receipt || !status.textContent)
        status.textContent =
          receipt &&
          fill(receipt.sent ? labels.last_sent : labels.last, {
            name: receipt.name,
            when: when(receipt.at, labels, language),
          });
    },
  };
});
