// What every widget shares: its frame, with what is asked, whether the answer is kept, and the button that deletes it.
// A widget is `export default widget(build)`; build(tools) returns { element, draw }.
import { h, uid } from "./_elements.js";
import { undoKeys } from "./_field.js";
import { makeKeeping } from "./_keeping.js";
import { outsideView } from "./_outside.js";
import { makePending } from "./_pending.js";
import { problemView } from "./_problem.js";
import { remover } from "./_remover.js";
import { sayingView } from "./_saying.js";
import { unkeptView } from "./_unkept.js";

/** @import { Built, FrontEnd, Tools } from "./contract" */

const REST = 1000; // ms without typing before a screen reader is told that it is kept

// Every widget carries its own copy of this file; what they remember is one.
globalThis.mstPending ??= makePending(() => sessionStorage);

/** `inWords`: the answer as rows of [asked, answered], where it is something that one may want to keep and show; `drawing`:
 *  as lines over steps. The book's host keeps them beside the answer, as Python does (`KeptAnswer._in_words`).
 *  @param {(tools: Tools) => Built} build
 *  @param {(tools: any) => string[][]} inWords
 *  @param {(tools: any) => object | null} drawing
 *  @returns {FrontEnd} */
export function widget(build, inWords = () => [], drawing = () => null) {
  return {
    words(model) {
      const answer = () => model.get("answer") ?? null;
      const tools = { model, labels: model.get("labels"), answer, exercise: model.get("exercise") };
      const [rows, drawn] = [inWords(tools), drawing(tools)];
      return { rows, ...(rows.length && drawn ? { drawing: drawn } : {}) };
    },
    render({ model, el }) {
      const labels = model.get("labels");
      const language = model.get("language");
      const pending = globalThis.mstPending;
      const slot = `${model.get("place")} ${model.get("key")}`;
      let telling = 0,
        inside = false; // the focus
      /** How many characters a text in this widget is too long by. */
      const excess = () => Number(root.querySelector("[data-excess]")?.dataset.excess ?? 0);
      const keeping = makeKeeping({
        model,
        labels,
        language,
        pending,
        slot,
        excess,
        starting: () => root.closest("[data-mestring=starting]") !== null,
        tell: () => foot(),
      });
      const { answer, change, ask } = keeping;
      /** Show an answer and have it kept at once. */
      const take = (next) => {
        change(next);
        keeping.send();
      };

      // Screen readers hear what changes here; one region each, so that the receipt does not drown the move.
      const saying = sayingView();
      const { say } = saying;
      const receipt = h("p", { class: "mst-unseen", role: "status" });

      const context = [
        model.get("prompt") ? h("p", { class: "mst-prompt", id: uid("prompt") }, model.get("prompt")) : null,
        model.get("private") ? h("p", { class: "mst-private", id: uid("private") }, labels.private) : null,
      ].filter(Boolean);
      const promptId = context.find(({ className }) => className === "mst-prompt")?.id;
      const exercise = model.get("exercise");
      const ui = build({ model, labels, language, promptId, answer, change, say, exercise });
      const status = h("span", { class: "mst-state" });
      const notice = h("p", { class: "mst-notice", role: "status" });
      const problem = problemView({ model, labels, keeping, take });
      const unkept = unkeptView({
        model,
        labels,
        pending,
        slot,
        answer,
        change,
        take,
        leave: () => root.focus(),
      });
      const outside = outsideView(labels, () => {
        ask("forget");
        root.focus();
      });
      const bin = remover({
        labels,
        title: model.get("title"),
        say,
        remove() {
          root.focus();
          keeping.erase();
        },
      });
      const root = h(
        "section",
        {
          class: `mst mst-${model.get("module").replaceAll("_", "-")}`,
          lang: language,
          "aria-label": model.get("title"),
        },
        h(
          "p",
          { class: "mst-title", role: "heading", "aria-level": String(model.get("level") ?? 3) },
          model.get("title"),
        ),
        ...context,
        outside.element,
        unkept.element,
        ui.element,
        model.get("note") ? h("p", { class: "mst-tool" }, model.get("note")) : null,
        notice,
        problem.element,
        h("div", { class: "mst-foot" }, status, bin.element),
        saying.element,
        receipt,
      );

      /** What the widget asks is told on the control where one comes in; on the section it would not be spoken. */
      function introduce(control, told) {
        const own = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id);
        const ids = context.map(({ id }) => id);
        const name = control.getAttribute("aria-labelledby") ?? ""; // not said twice
        const next = [
          ...(told ? ids.filter((id) => !name.includes(id)) : []),
          ...own.filter((id) => !ids.includes(id)),
        ];
        if (next.length) control.setAttribute("aria-describedby", next.join(" "));
        else control.removeAttribute("aria-describedby");
      }

      function tellKept(words) {
        globalThis.mstKeptTold = true; // once for a page: then one knows that it keeps by itself
        receipt.textContent = words;
      }

      /** What is drawn anew may lose the focus and give it to a neighbour: nobody has left or come in then. */
      function whereNow() {
        inside = root.contains(document.activeElement);
      }

      /** The page around counts what is answered. */
      function tellPage(kept) {
        const answered = String((kept.answer ?? null) !== null && !kept.missing);
        if (root.dataset.answered === answered) return;
        root.dataset.answered = answered;
        document.dispatchEvent(new CustomEvent("mestring:answered"));
      }

      function foot() {
        const kept = model.get("kept") ?? {};
        const [state, words] = keeping.verdict();
        if (state === "none" && keeping.erased() && status.textContent !== words) say(words);
        if (state !== "kept") {
          clearTimeout(telling);
          receipt.textContent = ""; // never a word of an answer that stands no longer
        } else if (keeping.answered() && !globalThis.mstKeptTold) {
          clearTimeout(telling);
          const { activeElement } = document;
          const writing = typeof (/** @type {HTMLInputElement | null} */ (activeElement)?.selectionStart) === "number";
          telling = setTimeout(tellKept, writing ? REST : 0, words); // amid the typing it would be gone unheard
        }
        status.className = `mst-state mst-${state}`;
        status.textContent = state === "problem" ? "" : words;
        status.dataset.state = state;
        bin.show(answer() !== null);
        tellPage(kept);
        outside.draw(kept.outside);
        const text = labels.notices[kept.notice] ?? "";
        if (notice.textContent !== text) notice.textContent = text;
        problem.draw(state === "problem" ? words : "", kept, excess());
      }

      const draw = () => {
        unkept.compare();
        ui.draw(answer());
        foot();
      };
      model.on("change:answer", draw);
      model.on("change:kept", keeping.settled);

      const stop = new AbortController();
      const listen = (target, event, action, options) =>
        target.addEventListener(event, action, { signal: stop.signal, ...options });
      listen(root, "focusout", ({ target, relatedTarget }) => {
        introduce(target, false);
        if (relatedTarget) inside = root.contains(relatedTarget);
        else setTimeout(whereNow);
        keeping.flush();
      });
      listen(root, "focusin", ({ target }) => {
        if (inside) return;
        inside = true;
        if (target !== root) introduce(target, true);
        ask("look");
      });
      listen(window, "focus", () => ask("look"));
      listen(window, "pagehide", keeping.flush);
      listen(window, "beforeunload", (event) => {
        keeping.flush();
        if (!keeping.safe()) event.preventDefault();
      });
      listen(document, "visibilitychange", () => {
        if (document.hidden) keeping.flush();
      });
      // JupyterLab moves and cuts cells on plain keys unless the target says that it wants them itself.
      listen(
        window,
        "keydown",
        (event) => {
          if (root.contains(event.target))
            event.target.toggleAttribute(
              "data-lm-suppress-shortcuts",
              !(event.ctrlKey || event.metaKey || event.altKey) || undoKeys(event) !== 0,
            );
        },
        { capture: true },
      );

      root.tabIndex = -1;
      root.dataset.key = model.get("key");
      el.append(root);
      unkept.start();
      draw();

      return () => {
        keeping.leave();
        clearTimeout(telling);
        saying.leave();
        stop.abort();
        ui.leave?.();
        model.off("change:answer", draw);
        model.off("change:kept", keeping.settled);
      };
    },
  };
}
