// Step 3: each code with its units, and the condensate that is written from them.
import { openers } from "./_condensation_parts.js";
import { codeSince, unitsOf } from "./_condensation_since.js";
import { reread, withCondensate } from "./_condensation_work.js";
import { fill, h, uid } from "./_elements.js";
import { textField } from "./_field.js";

export function condensates(bench) {
  const { labels } = bench;
  const state = (id) => {
    if (codeSince(bench.work(), id)) return labels.read_again;
    return bench.work().codes[id].text?.trim() ? labels.written : labels.unwritten;
  };
  const list = openers({
    head: (id) => fill(labels.condensate_head, { name: bench.called("codes", id), state: state(id) }),
    panel,
  });

  function panel(id) {
    const quotes = h("ul", { class: "mst-quotes" });
    const field = textField({
      labels,
      longest: 4000,
      rows: 4,
      id: uid("condensate"),
      ontext: (text) => bench.move(withCondensate(bench.work(), id, text), labels.typed_condensate, `code ${id}`),
    });
    const since = sinceNote(bench, {
      words: () => bench.sinceWords(id),
      stands: () => bench.move(reread(bench.work(), id), fill(labels.did.reread, [bench.called("codes", id)])),
      back: () => field.input.focus(),
    });
    let shown = "";
    return {
      element: h(
        "div",
        {},
        quotes,
        since.element,
        h("label", { for: field.input.id }, labels.write_condensate),
        field.element,
      ),
      draw() {
        const units = bench.inOrder(unitsOf(bench.work(), id));
        if (shown !== units.join()) quotes.replaceChildren(...units.map((unit) => h("li", {}, bench.quote(unit))));
        shown = units.join();
        since.draw();
        field.show(bench.work().codes[id].text ?? "");
      },
    };
  }
  const none = h("p", {}, labels.no_codes_yet);
  return {
    element: h("div", {}, none, list.element),
    draw() {
      const ids = Object.keys(bench.work().codes ?? {});
      none.hidden = ids.length > 0;
      list.draw(ids);
    },
  };
}

/** What has happened since a text was written, and the button that says that it was read again and stands. */
export function sinceNote({ labels }, { words, stands, back }) {
  const told = h("p");
  const button = h(
    "button",
    {
      type: "button",
      onclick() {
        stands();
        back();
      },
    },
    labels.stands,
  );
  const element = h("div", { class: "mst-since" }, told, button);
  return {
    element,
    draw() {
      const now = words();
      element.hidden = !now;
      if (now && told.textContent !== now) told.textContent = now;
    },
  };
}
