// An answer that was never kept, while somebody else has written since: it is offered, not sent.
import { same } from "./_answer.js";
import { h } from "./_elements.js";

/** `{ element, start, compare }`; `take(answer)` makes an answer the one on the screen, `leave()` gives the focus back. */
export function unkeptView({ model, labels, pending, slot, answer, change, take, leave }) {
  const mine = { owner: model, secret: model.get("private") };
  const offered = `${slot} offered`;
  const element = h("div", { class: "mst-unkept" });

  function offer(unkept) {
    pending.remove(slot);
    pending.change(offered, unkept, mine);
    const button = (words, action) =>
      h(
        "button",
        {
          type: "button",
          onclick: () => {
            pending.remove(offered);
            element.replaceChildren();
            leave();
            action?.();
          },
        },
        words,
      );
    const accept = button(labels.take_unkept, () => take(unkept));
    element.replaceChildren(
      h("p", { class: "mst-left", role: "alert" }, `${labels.unkept_left} `, accept, button(labels.drop_unkept)),
    );
  }

  return {
    element,
    /** What an earlier widget or page could not keep: it goes on from there where nobody else has written since. */
    start() {
      const unkept = pending.get(slot);
      const before = pending.get(offered);
      if (before) offer(before.answer);
      if (!unkept || same(unkept.answer, answer())) return;
      if (unkept.ours.some((version) => same(version, model.get("kept").answer))) change(unkept.answer);
      else offer(unkept.answer);
    },
    /** The host may have put another answer here while ours was under way: nothing of ours vanishes unseen. */
    compare() {
      const unkept = pending.get(slot);
      if (unkept?.owner === model && !same(unkept.answer, answer())) offer(unkept.answer);
    },
  };
}
