// The start page's list: what is done, begun and handed in, and one link to go on.
import { fill, h, uid } from "./_elements.js";

export default {
  render({ model, el }) {
    const labels = model.get("labels");
    const stop = new AbortController();
    const titleId = uid("title");
    const next = h("p", { class: "mst-next" }),
      list = h("ol", { class: "mst-sheets" });
    const root = h(
      "section",
      { class: "mst mst-progress", lang: model.get("language"), "aria-labelledby": titleId },
      h("p", { class: "mst-title", id: titleId, role: "heading", "aria-level": "3" }, model.get("title")),
      next,
      list,
    );

    /** A link that the page around us may open in its own way (JupyterLab has no addresses for notebooks). */
    const link = (row, words) =>
      h(
        "a",
        {
          href: row.path,
          onclick: (event) => {
            const open = new CustomEvent("mestring:open", {
              bubbles: true,
              cancelable: true,
              detail: { path: row.path },
            });
            if (!event.currentTarget.dispatchEvent(open)) event.preventDefault();
          },
        },
        words,
      );

    function draw() {
      const focused = [...root.querySelectorAll("a")].indexOf(document.activeElement);
      const rows = model.get("rows"),
        known = model.get("known"),
        row = rows[model.get("following")];
      next.replaceChildren(
        row
          ? link(
              row,
              fill(known && rows.some((sheet) => sheet.state !== "new") ? labels.go_on : labels.begin, {
                sheet: row.title,
              }),
            )
          : rows.length
            ? labels.all_done
            : labels.none,
      );
      list.replaceChildren(
        ...rows.map((sheet) =>
          h(
            "li",
            { class: `mst-${sheet.state}` },
            link(sheet, sheet.title),
            known ? h("span", { class: "mst-how-far" }, labels.states[sheet.state]) : null,
          ),
        ),
      );
      root.querySelectorAll("a")[focused]?.focus();
    }
    const look = () => {
      try {
        model.send({ do: "look" });
      } catch {
        /* no kernel: the list stays as it was */
      }
    };
    window.addEventListener("focus", look, { signal: stop.signal });
    model.on("change:rows", draw);
    model.on("change:following", draw);
    el.append(root);
    draw();
    return () => {
      stop.abort();
      model.off("change:rows", draw);
      model.off("change:following", draw);
    };
  },
};
