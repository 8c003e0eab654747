// An item of the bank: a question to answer from memory, or a card to turn. The reason is shown at once.
import { fill, h, unseen } from "./_elements.js";
import { judged, question } from "./_question.js";

/**
 * `record()` is what was answered on this visit, or null; `answered(chosen, right)` is the reader's answer, which
 * counts once; `later(record)` says when the item comes again.
 */
export function bankItem(tools) {
  return tools.item.options ? bankQuestion(tools) : bankCard(tools);
}

/** The focus goes to what is told. Of a box without a name Orca says nothing, and of a paragraph its first line alone: so
 * it is a box, and its words are said. */
function tellIn(told, say) {
  told.focus();
  say([...told.children].map(({ textContent }) => textContent).join(" "));
}

const head = ({ item, number, labels }, kind) => [
  h("span", { class: "mst-number" }, `${number}. ${labels[kind]}.`),
  " ",
  item.text,
];

function bankQuestion(tools) {
  const { item, number, labels, record, answered, later, say } = tools;
  const asked = question({ options: item.options, legend: head(tools, "one"), onpick: mark });
  const told = h("div", { class: "mst-feedback", tabindex: "-1" });
  const button = h("button", { type: "button", onclick: check }, labels.answer, unseen(` (${number.toLowerCase()})`));
  asked.element.append(button, told);

  function mark() {
    if (!record()) told.replaceChildren();
    button.classList.toggle("mst-main", asked.picked().length > 0);
  }
  function check() {
    const [chosen] = asked.picked();
    if (!chosen) {
      told.replaceChildren(h("p", {}, labels.choose_first));
      return say(labels.choose_first);
    }
    answered(chosen, chosen === item.right);
    tellIn(told, say);
  }
  const why = (chosen) => {
    const right = chosen === item.right;
    const text = item.options.find(({ id }) => id === item.right).text;
    const stop = /[.?!][»’]?$/.test(text) ? "" : "."; // else it runs into the reason that follows, when it is heard
    return judged(
      right,
      right ? labels.right : labels.wrong,
      right ? item.why : fill(labels.right_is, { text }) + stop,
    );
  };

  let shown = "";
  return {
    element: asked.element,
    draw() {
      const done = record();
      asked.lock(Boolean(done));
      asked.judge((id) => done && (id === item.right ? "right" : id === done.chosen && "wrong"));
      button.hidden = Boolean(done);
      if (shown === (done?.chosen ?? "")) return; // the focus may be in what is told
      shown = done?.chosen ?? "";
      asked.pick(done ? [done.chosen] : []);
      mark();
      if (!done) return;
      const more = done.chosen === item.right ? [] : [h("p", {}, item.why)];
      told.replaceChildren(why(done.chosen), ...more, h("p", { class: "mst-later" }, later(done)));
    },
  };
}

function bankCard(tools) {
  const { item, number, labels, record, answered, later, say } = tools;
  const button = (words, onclick) =>
    h("button", { type: "button", onclick }, words, unseen(` (${number.toLowerCase()})`));
  const turn = button(labels.turn, () => {
    open = true;
    draw();
    tellIn(answer, say);
  });
  const choose = h(
    "div",
    { class: "mst-choose" },
    button(labels.knew, () => tell("yes")),
    button(labels.knew_not, () => tell("no")),
  );
  const answer = h("div", { class: "mst-turned", tabindex: "-1" }, h("p", {}, item.answer));
  const told = h("div", { class: "mst-feedback", tabindex: "-1" });
  let open = false;

  function tell(chosen) {
    answered(chosen, chosen === "yes");
    tellIn(told, say);
  }
  function draw() {
    const done = record();
    turn.hidden = open || Boolean(done);
    answer.hidden = !open && !done;
    choose.hidden = !open || Boolean(done);
    told.hidden = !done;
    const words = done ? [labels[done.chosen === "yes" ? "knew_it" : "knew_it_not"], later(done)] : [];
    if (told.textContent !== words.join("")) told.replaceChildren(...words.map((each) => h("p", {}, each)));
  }
  return {
    element: h(
      "fieldset",
      { class: "mst-question" },
      h("legend", {}, ...head(tools, "card")),
      turn,
      answer,
      choose,
      told,
    ),
    draw,
  };
}
