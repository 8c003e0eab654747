// Everything that can be chosen, sheet by sheet; nothing is ticked beforehand.
import { blockElements } from "./_document_html.js";
import { fill, h, unseen } from "./_elements.js";
import { textField } from "./_field.js";

/** `{ element, draw() }`. */
export function chooseView({ model, labels, say, state }) {
  const element = h("div", { class: "mst-choose" });
  const sheets = new Map(); // page -> its element and what stands in it
  const pieces = new Map(); // key -> its element
  const told = (words, piece) => fill(words, { title: piece.name, count: state.count() });

  function pieceView(first) {
    let piece = first;
    let comment = null; // made when it is needed: a course has hundreds of pieces
    const tick = h("input", {
      type: "checkbox",
      onchange() {
        if (tick.checked && state.full()) {
          tick.checked = false;
          return say(fill(labels.full, { most: model.get("most") }));
        }
        if (tick.checked) state.take(piece);
        else state.leave(piece.key);
        say(told(tick.checked ? labels.taken : labels.left_out, piece));
      },
    });
    const name = h("span", { class: "mst-name" });
    const answered = h("div", { class: "mst-paper" });
    const which = unseen("");
    const show = h("details", { ontoggle: reveal }, h("summary", {}, labels.show, which), answered);
    const newer = h("div", { class: "mst-newer", hidden: true });
    const room = h("div", { class: "mst-words" });
    const badge = piece.hidden ? [" ", h("span", { class: "mst-badge" }, labels.private_badge)] : [];
    function reveal() {
      if (!show.open) return;
      const asked = piece.prompt ? [{ tag: "p", look: "about", text: piece.prompt }] : [];
      answered.replaceChildren(...blockElements([...asked, { tag: "dl", rows: piece.rows }], 5));
    }
    function renew() {
      state.renew(piece);
      tick.focus();
      say(told(labels.renewed, piece));
    }
    newer.append(
      h("p", {}, labels.changed),
      h("button", { type: "button", onclick: renew }, labels.renew, unseen(` (${piece.name})`)),
    );
    return {
      element: h("li", {}, h("label", { class: "mst-tick" }, tick, h("span", {}, name, ...badge)), show, newer, room),
      draw(now) {
        if (JSON.stringify(now.rows) !== JSON.stringify(piece.rows) && show.open) queueMicrotask(reveal);
        piece = now;
        name.textContent = piece.name;
        which.textContent = ` (${piece.name})`;
        tick.checked = state.has(piece);
        room.hidden = !tick.checked;
        newer.hidden = !tick.checked || !state.changed(piece);
        if (!tick.checked) return;
        if (!comment) {
          comment = textField({
            labels,
            longest: model.get("longest").comment,
            rows: 2,
            "aria-label": fill(labels.comment_of, { title: piece.name }),
            ontext: (text) => state.write(piece.key, text),
          });
          room.append(h("p", { "aria-hidden": "true" }, labels.comment), comment.element);
        }
        comment.show(state.comment(piece.key));
      },
    };
  }

  function sheetView(sheet) {
    const count = h("span", { class: "mst-how-many" });
    const list = h("ul", { class: "mst-pieces", "aria-label": sheet.name });
    return {
      element: h("details", { class: "mst-sheet" }, h("summary", {}, h("span", {}, sheet.name), " ", count), list),
      draw(offered) {
        const views = offered.map((piece) => made(pieces, piece.key, () => pieceView(piece)));
        arrange(list, views);
        views.forEach((view, i) => view.draw(offered[i]));
        const chosen = offered.filter(state.has).length;
        const words = chosen ? labels.of_sheet_chosen : labels.of_sheet;
        count.textContent = fill(words, { count: offered.length, chosen });
      },
    };
  }

  return {
    element,
    draw() {
      const shown = state
        .sheets()
        .map((sheet) => [sheet, state.offered(sheet)])
        .filter(([, offered]) => offered.length);
      const views = shown.map(([sheet]) => made(sheets, sheet.page, () => sheetView(sheet)));
      arrange(element, views);
      views.forEach((view, i) => view.draw(shown[i][1]));
    },
  };
}

function made(known, name, make) {
  if (!known.has(name)) known.set(name, make());
  return known.get(name);
}

/** Puts the elements of these views there, and nothing else; what has the focus keeps it. */
function arrange(parent, views) {
  const next = views.map((view) => view.element);
  if (next.length === parent.children.length && next.every((one, i) => one === parent.children[i])) return;
  const focused = /** @type {HTMLElement} */ (document.activeElement);
  const inside = parent.contains(focused);
  parent.replaceChildren(...next);
  if (inside && parent.contains(focused)) focused.focus();
}
