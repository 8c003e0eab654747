// What one has done in the course, as the machine's own answers tell, to save or to print; it claims nothing more.
import { fileButtons } from "./_document_files.js";
import { blockElements } from "./_document_html.js";
import { fill, h, uid, unseen } from "./_elements.js";
import { gathering } from "./_gather.js";
import { recordBlocks, recordRows } from "./_course_record_rows.js";

export default {
  render({ model, el }) {
    const labels = model.get("labels"),
      language = model.get("language"),
      title = model.get("title");
    const [titleId, nameId, helpId] = ["title", "name", "help"].map(uid);
    let found = null;
    const status = h("p", { role: "status" });
    const heard = h("p", { class: "mst-heard", role: "status" });
    const paper = h("div", { class: "mst-paper" });
    const name = h("input", { type: "text", id: nameId, maxlength: 120, "aria-describedby": helpId, oninput: draw });
    const blocks = () =>
      recordBlocks({
        title,
        labels,
        language,
        name: name.value.trim(),
        rows: recordRows(model.get("sheets"), found ?? {}),
      });
    const files = fileButtons({
      labels,
      language,
      title,
      blocks,
      made(file) {
        heard.textContent = fill(labels.made, { file });
      },
    });
    const look = () => {
      status.textContent = labels.looking;
      source.ask();
    };
    const root = h(
      "section",
      { class: "mst mst-course-record", lang: language, "aria-labelledby": titleId, tabindex: "-1" },
      h("p", { class: "mst-title", id: titleId, role: "heading", "aria-level": "3" }, title),
      h("p", {}, labels.claims),
      h("label", { for: nameId }, labels.name),
      name,
      h("p", { id: helpId, class: "mst-tool" }, labels.name_help),
      status,
      h("button", { type: "button", class: "mst-quiet", onclick: look }, labels.look, unseen(` (${title})`)),
      paper,
      files,
      heard,
    );

    function draw() {
      const { sheets, unread } = recordRows(model.get("sheets"), found ?? {});
      status.textContent = !found
        ? status.textContent
        : [sheets.length ? "" : labels.empty, unread ? fill(labels.unread, { count: unread }) : ""]
            .filter(Boolean)
            .join(" ");
      files.hidden = !sheets.length;
      paper.hidden = !sheets.length;
      paper.replaceChildren(...blockElements(blocks(), 4));
    }
    status.textContent = labels.looking;
    files.hidden = true;
    paper.hidden = true;
    const source = gathering(model, (now) => {
      if (now) {
        found = now;
        draw();
      } else if (!found) status.textContent = labels.not_found;
    });
    el.append(root);
    return source.leave;
  },
};
