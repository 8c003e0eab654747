// What every widget shares: the answer and its receipt, the foot with status and delete.
// A widget is `export default widget(build)`; build(tools) returns { element, draw }.
import { same } from "./_answer.js";
import { h, uid } from "./_elements.js";
import { undoKeys } from "./_field.js";
import { outsideView } from "./_outside.js";
import { makePending } from "./_pending.js";
import { remover } from "./_remover.js";
import { verdict } from "./_verdict.js";

/** @import { Built, FrontEnd, Tools } from "./contract" */

const SYNC = 300; // ms from a change to the host; a change within this time travels along
const DOUBT = 2500; // ms without a receipt until we say that the answer is not kept

// Every widget carries its own copy of this file; what they remember is one.
globalThis.mstPending ??= makePending(() => sessionStorage);
const pending = globalThis.mstPending;

/** @param {(tools: Tools) => Built} build
 *  @returns {FrontEnd} */
export function widget(build) {
  return {
    render({ model, el }) {
      const labels = model.get("labels");
      const language = model.get("language");
      const slot = `${model.get("place")} ${model.get("key")}`;
      const mine = { owner: model, secret: model.get("private") };
      const stop = new AbortController();
      let timer = 0,
        doubt = 0,
        waited = false,
        answered = false, // here and now, not at an earlier visit
        erased = false; // by the button for it: a part that was taken back is no answer deleted

      const answer = () => model.get("answer") ?? null;
      /** How many characters a text in this widget is too long by. */
      const excess = () => Number(root.querySelector("[data-excess]")?.dataset.excess ?? 0);
      const state = () =>
        verdict({ answer: answer(), kept: model.get("kept") ?? {}, excess: excess(), labels, language })[0];
      /** The page around is starting: a kernel that is busy with other cells is not gone. */
      const starting = () => root.closest("[data-mestring=starting]") !== null;
      const despair = () => {
        waited = !starting();
        doubt = waited ? 0 : setTimeout(despair, DOUBT);
        foot();
      };
      const send = () => {
        clearTimeout(timer);
        timer = 0;
        if (excess()) return foot();
        try {
          model.save_changes();
          pending.sent(slot, answer(), mine.secret);
        } catch {
          waited = true;
        }
        if (state() === "keeping") doubt ||= setTimeout(despair, DOUBT);
        foot();
      };
      const change = (next) => {
        pending.change(slot, next, { kept: model.get("kept")?.answer ?? null, ...mine });
        answered = next !== null;
        erased = false;
        // Drawing may move the focus, and a focus that moves sends. What is sent amid `set` would be the answer before,
        // and the model would go back to it.
        const due = timer;
        timer = 0;
        model.set("answer", next);
        timer = due || setTimeout(send, SYNC);
        foot();
      };
      const ask = (what) => {
        if (timer) send();
        if (excess()) return; // the answer to it would take the place of a text that is kept nowhere
        try {
          model.send({ do: what });
        } catch {
          /* no kernel: the doubt says so */
        }
      };

      // Screen readers hear what changes here; one region each, so that the receipt does not drown the move.
      const heard = h("p", { class: "mst-heard", role: "status" });
      const receipt = h("p", { class: "mst-unseen", role: "status" });
      const say = (words) => {
        heard.textContent = words;
      };

      const titleId = uid("title");
      const context = [
        model.get("prompt") ? h("p", { class: "mst-prompt", id: uid("prompt") }, model.get("prompt")) : null,
        model.get("private") ? h("p", { class: "mst-private", id: uid("private") }, labels.private) : null,
      ].filter(Boolean);
      const promptId = context.find(({ className }) => className === "mst-prompt")?.id;
      const exercise = model.get("exercise");
      const ui = build({ model, labels, language, promptId, answer, change, say, exercise });
      const status = h("span", { class: "mst-state" });
      const problem = h("div", { class: "mst-problem", role: "alert" });
      const notice = h("p", { class: "mst-notice", role: "status" });
      const left = h("div", { class: "mst-unkept" });
      const outside = outsideView(labels, () => {
        ask("forget");
        root.focus();
      });
      const bin = remover({
        labels,
        title: model.get("title"),
        say,
        remove() {
          change(null);
          erased = true;
          send();
          root.focus();
        },
      });
      const root = h(
        "section",
        { class: `mst mst-${model.get("module").replaceAll("_", "-")}`, lang: language, "aria-labelledby": titleId },
        h("p", { class: "mst-title", id: titleId, role: "heading", "aria-level": "3" }, model.get("title")),
        ...context,
        outside.element,
        left,
        ui.element,
        model.get("note") ? h("p", { class: "mst-tool" }, model.get("note")) : null,
        notice,
        problem,
        h("div", { class: "mst-foot" }, status, bin.element),
        heard,
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

      /** The page around counts what is answered. */
      function tellPage(kept) {
        const answered = String((kept.answer ?? null) !== null && !kept.missing);
        if (root.dataset.answered === answered) return;
        root.dataset.answered = answered;
        document.dispatchEvent(new CustomEvent("mestring:answered"));
      }

      function foot() {
        const kept = model.get("kept") ?? {};
        const [state, words] = verdict({
          answer: answer(),
          kept,
          waited,
          starting: starting(),
          excess: excess(),
          erased,
          labels,
          language,
        });
        const unkept = pending.get(slot);
        const ours = unkept && (unkept.owner === model || same(unkept.answer, answer()));
        if (ours && (state === "kept" || state === "none")) pending.remove(slot);
        if (state === "none" && erased && status.textContent !== words) say(words);
        if (state !== "kept") receipt.textContent = ""; // never a word of an answer that stands no longer
        if (state === "kept" && answered && !globalThis.mstKeptTold) {
          globalThis.mstKeptTold = true; // once for a page: then one knows that it keeps by itself
          receipt.textContent = words;
        }
        status.className = `mst-state mst-${state}`;
        status.textContent = state === "problem" ? "" : words;
        status.dataset.state = state;
        bin.show(answer() !== null);
        tellPage(kept);
        outside.draw(kept.outside);
        const text = labels.notices[kept.notice] ?? "";
        if (notice.textContent !== text) notice.textContent = text;
        const shown = state === "problem" ? words + (kept.problem ?? "") : "";
        if (problem.dataset.shown === shown) return; // a redraw would take the focus from its buttons
        problem.dataset.shown = shown;
        // the number changes with each key: the field itself says it, after a pause
        problem.setAttribute("aria-live", excess() ? "off" : "assertive");
        problem.replaceChildren(
          ...(state === "problem" ? [h("span", { class: "mst-words" }, words), ...choices(kept)] : []),
        );
      }

      function choices(kept) {
        const button = (words, onclick) => h("button", { type: "button", onclick }, words);
        if (kept.problem === "off" || excess()) return [];
        if (kept.problem !== "conflict" || waited)
          return [
            button(labels.retry, () => {
              send();
              ask("retry");
            }),
          ];
        return [
          button(labels.show_other, () => {
            change(model.get("kept").other);
            send();
          }),
          button(labels.keep_mine, () => ask("keep")),
        ];
      }

      /** Somebody else has written since: the answer that was never kept is offered, not sent. */
      function offer(unkept) {
        pending.remove(slot);
        pending.change(`${slot} offered`, unkept, mine);
        const button = (words, action) =>
          h(
            "button",
            {
              type: "button",
              onclick: () => {
                pending.remove(`${slot} offered`);
                left.replaceChildren();
                root.focus();
                action?.();
              },
            },
            words,
          );
        const take = button(labels.take_unkept, () => {
          change(unkept);
          send();
        });
        left.replaceChildren(
          h("p", { class: "mst-left", role: "alert" }, `${labels.unkept_left} `, take, button(labels.drop_unkept)),
        );
      }

      const draw = () => {
        // The host has put another answer here while ours was under way: nothing of ours vanishes unseen.
        const unkept = pending.get(slot);
        if (unkept?.owner === model && !same(unkept.answer, answer())) offer(unkept.answer);
        ui.draw(answer());
        foot();
      };
      const settled = () => {
        // the host is there; if this was for an older answer, the next receipt is waited for anew
        clearTimeout(doubt);
        waited = false;
        const { answer: kept, problem } = model.get("kept") ?? {};
        if (!problem) pending.received(slot, kept, mine);
        doubt = state() === "keeping" ? setTimeout(despair, DOUBT) : 0;
        foot();
      };
      model.on("change:answer", draw);
      model.on("change:kept", settled);

      const listen = (target, event, action, options) =>
        target.addEventListener(event, action, { signal: stop.signal, ...options });
      listen(root, "focusout", ({ target }) => {
        introduce(target, false);
        if (timer) send();
      });
      listen(root, "focusin", ({ target, relatedTarget }) => {
        if (root.contains(relatedTarget)) return;
        if (target !== root) introduce(target, true);
        ask("look");
      });
      listen(window, "focus", () => ask("look"));
      listen(window, "pagehide", () => {
        if (timer) send();
      });
      listen(window, "beforeunload", (event) => {
        if (timer) send();
        if (!["kept", "none"].includes(state()) && model.get("kept")?.problem !== "off") event.preventDefault();
      });
      listen(document, "visibilitychange", () => {
        if (document.hidden && timer) send();
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
      const unkept = pending.get(slot);
      const offered = pending.get(`${slot} offered`);
      if (offered) offer(offered.answer);
      if (unkept && !same(unkept.answer, answer())) {
        if (unkept.ours.some((version) => same(version, model.get("kept").answer))) change(unkept.answer);
        else offer(unkept.answer);
      }
      draw();

      return () => {
        if (timer) send();
        clearTimeout(doubt);
        stop.abort();
        ui.leave?.();
        model.off("change:answer", draw);
        model.off("change:kept", settled);
      };
    },
  };
}
