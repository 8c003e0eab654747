// Step 4: codes are moved to themes, and each theme gets its synthesis.
import { sinceNote } from "./_condensation_condensates.js";
import { naming, openers, ticks } from "./_condensation_parts.js";
import { codesOf, themeSince } from "./_condensation_since.js";
import { grouped, themeRenamed, themeReread, withoutTheme, withSynthesis, withTheme } from "./_condensation_work.js";
import { fill, h, uid } from "./_elements.js";
import { textField } from "./_field.js";

export function themeList(bench) {
  const { labels } = bench;
  const state = (id) => {
    if (themeSince(bench.work(), id)) return labels.read_again;
    return bench.work().themes[id].text?.trim() ? labels.written : labels.unwritten;
  };
  const list = openers({
    head: (id) =>
      fill(labels.theme_head, {
        name: bench.called("themes", id),
        count: codesOf(bench.work(), id).length,
        state: state(id),
      }),
    panel,
  });
  const fresh = naming({
    labels,
    words: labels.new_theme,
    button: labels.make_theme,
    named(name) {
      const [work] = withTheme(bench.work(), name);
      bench.move(work, fill(labels.did.theme_made, [name]));
      fresh.show("");
      fresh.input.focus();
    },
  });

  function panel(id) {
    const name = () => bench.called("themes", id);
    const rename = naming({
      labels,
      words: labels.rename_theme,
      button: labels.rename_do,
      value: name(),
      named: (words) =>
        bench.move(themeRenamed(bench.work(), id, words), fill(labels.did.theme_renamed, [name(), words])),
    });
    const own = ticks({
      legend: labels.codes_here,
      ticked(code, on) {
        const work = grouped(bench.work(), code, on ? id : null);
        bench.move(work, fill(on ? labels.did.grouped : labels.did.ungrouped, [bench.called("codes", code), name()]));
      },
    });
    const texts = h("dl", { class: "mst-condensates" });
    const field = textField({
      labels,
      longest: 4000,
      rows: 5,
      id: uid("synthesis"),
      ontext: (text) => bench.move(withSynthesis(bench.work(), id, text), labels.typed_synthesis, `theme ${id}`),
    });
    const since = sinceNote(bench, {
      words: () => bench.themeWords(id),
      stands: () => bench.move(themeReread(bench.work(), id), fill(labels.did.theme_reread, [name()])),
      back: () => field.input.focus(),
    });
    const remove = h(
      "button",
      {
        type: "button",
        onclick() {
          const words = fill(labels.did.theme_removed, [name()]);
          bench.move(withoutTheme(bench.work(), id), words);
          fresh.input.focus();
        },
      },
      labels.remove_theme,
    );
    let shown = name();
    let told = "";
    return {
      element: h(
        "div",
        {},
        own.element,
        texts,
        since.element,
        h("label", { for: field.input.id }, labels.write_synthesis),
        field.element,
        rename.element,
        h("div", { class: "mst-row" }, remove),
      ),
      draw() {
        const { codes } = bench.work();
        const here = codesOf(bench.work(), id);
        if (name() !== shown) rename.show(name());
        shown = name();
        own.draw(
          bench.codes((code) => bench.otherTheme(code, id)),
          here,
        );
        const rows = here.map((code) => [
          bench.called("codes", code),
          codes[code].text?.trim() || labels.no_condensate,
        ]);
        if (told !== JSON.stringify(rows))
          texts.replaceChildren(...rows.flatMap(([code, words]) => [h("dt", {}, code), h("dd", {}, words)]));
        told = JSON.stringify(rows);
        texts.hidden = !rows.length;
        since.draw();
        field.show(bench.work().themes[id].text ?? "");
      },
    };
  }

  const early = h("p");
  const left = h("p");
  return {
    element: h("div", {}, early, fresh.element, left, list.element),
    draw() {
      const { codes, themes } = bench.work();
      bench.drawEarly(early);
      const alone = Object.keys(codes ?? {}).filter((code) => !themes?.[codes[code].theme]);
      left.hidden = !alone.length;
      left.textContent = fill(labels.alone, { names: alone.map((code) => bench.called("codes", code)).join(" · ") });
      list.draw(Object.keys(themes ?? {}));
    },
  };
}
