// Two codings of the interview side by side: the own one, and one that was given, put aside or read from a file.
import { compareCodings, sameCodes } from "./_condensation_agreement.js";
import { keyed } from "./_condensation_parts.js";
import { coding, putAside, takenAway } from "./_condensation_work.js";
import { fill, h, uid } from "./_elements.js";

/** @param {any} bench
 *  @param {any} given the lesson's coding, `{ title, text, units, codes }`; `{}` where there is none
 *  @returns {{ element: HTMLElement, draw: () => void, aside: () => void }} `aside` compares with what lies aside */
export function comparison(bench, given) {
  const words = bench.labels.compare;
  const own = new Map(); // the pairs that the student chose: a code → another's, or "" for none
  let source = given.units ? "given" : "aside";
  let pairs = new Map();
  let asked = []; // the utterances that are compared

  const mine = () => coding(bench.work());
  const theirs = () => (source === "given" ? given : { units: {}, codes: {}, ...bench.work().aside });
  const isCoded = (id) =>
    [mine(), theirs()].some(({ units }) => Object.keys(units).some((unit) => unit.startsWith(`${id}:`)));
  const called = (name) => name || bench.labels.unnamed;
  const has = (which) => (which === "given" ? Boolean(given.units) : Boolean(bench.work().aside));

  // Which coding

  const sources = ["given", "aside"].map((which) => {
    const box = h("input", {
      type: "radio",
      name: uid("source"),
      onchange() {
        source = which;
        own.clear();
        draw();
      },
    });
    const title = which === "given" ? given.title : words.aside;
    return { which, box, element: h("label", { class: "mst-tick" }, box, h("span", {}, title)) };
  });
  for (const { box } of sources) box.name = sources[0].box.name;
  const which = h("fieldset", { class: "mst-choose" }, h("legend", {}, words.which), ...sources.map((s) => s.element));
  const button = (label, onclick) => h("button", { type: "button", onclick }, label);
  const put = button(words.put_aside, () => {
    source = "aside";
    bench.move(putAside(bench.work()), words.is_aside);
  });
  const take = button(words.take_away, () => {
    bench.move(takenAway(bench.work()), words.is_taken);
    put.focus();
  });

  // Code by code

  const decimal = (number) =>
    (Math.round(100 * number) / 100 || 0).toFixed(2).replace(".", bench.labels.decimal_mark).replace("-", "−");
  const told = (row) => {
    const agreed = asked.length - row.mine - row.theirs;
    const counts = { agreed, all: asked.length, percent: Math.round(row.percent), both: row.both };
    const kappa = row.kappa === null ? words.undefined : fill(words.kappa, { kappa: decimal(row.kappa) });
    const why = row.kappa === null ? words.why_undefined : row.skewed ? words.why_skewed : "";
    return [fill(words.agreed, counts), kappa, why].filter(Boolean).join(" ");
  };
  const quoted = (id) => {
    const { who, sentences } = bench.utterances.find((one) => one.id === id);
    return fill(bench.labels.quote, { who, words: sentences.join(" ") });
  };
  let rows = new Map();
  const codes = h("ul", { class: "mst-compared" });
  const fillCodes = keyed(codes, (id) => {
    const name = h("strong");
    const choice = h("select", {
      id: uid("same"),
      onchange() {
        own.set(id, choice.value);
        draw();
        bench.say(numbers.textContent);
      },
    });
    const numbers = h("p");
    const differ = h("ul", { class: "mst-quotes" });
    const head = h("summary");
    const more = h("details", {}, head, differ);
    let options = "";
    return {
      element: h("li", {}, h("label", { for: choice.id }, name, ` ${words.same_as}`), choice, numbers, more),
      draw() {
        name.textContent = bench.called("codes", id);
        const others = [
          ["", words.none],
          ...Object.entries(theirs().codes).map(([code, name]) => [code, called(name)]),
        ];
        if (options !== JSON.stringify(others))
          choice.replaceChildren(...others.map(([value, label]) => h("option", { value }, label)));
        options = JSON.stringify(others);
        choice.value = pairs.get(id) ?? "";
        const row = rows.get(id);
        numbers.textContent = row ? told(row) : words.alone;
        const lines = row
          ? [
              ...row.only_mine.map((at) => [words.only_mine, at]),
              ...row.only_theirs.map((at) => [words.only_theirs, at]),
            ]
          : [];
        more.hidden = !lines.length;
        head.textContent = fill(words.differ, { count: lines.length });
        differ.replaceChildren(...lines.map(([who, at]) => h("li", {}, h("strong", {}, who), " ", quoted(at))));
      },
    };
  });

  // Utterance by utterance

  const beside = h("ol", { class: "mst-beside" });
  const fillBeside = keyed(beside, (id) => {
    const both = [words.you, words.other].map((who) => ({ who: h("strong", {}, `${who} `), names: h("span") }));
    const names = ({ units, codes: named }) => {
      const there = Object.keys(units).filter((unit) => unit.startsWith(`${id}:`));
      const given = new Set(there.flatMap((unit) => units[unit]).filter((code) => code in named));
      return [...given].map((code) => called(named[code])).join(" · ") || words.no_code;
    };
    return {
      element: h("li", {}, h("p", {}, quoted(id)), ...both.map((one) => h("p", {}, one.who, one.names))),
      draw() {
        both[0].names.textContent = names(mine());
        both[1].names.textContent = names(theirs());
      },
    };
  });

  const about = h("p");
  const unpaired = h("p");
  const numbers = h(
    "div",
    {},
    h("p", { class: "mst-caution" }, h("strong", {}, words.no_measure)),
    about,
    h("p", {}, words.pair_help),
    codes,
    unpaired,
    h("details", {}, h("summary", {}, words.side_by_side), beside),
  );
  const element = h("div", {}, h("p", {}, words.help), which, h("div", { class: "mst-row" }, put, take), numbers);

  function draw() {
    if (!has(source)) source = has("given") ? "given" : "aside";
    which.hidden = !(has("given") && has("aside"));
    for (const one of sources) one.box.checked = one.which === source;
    take.hidden = !has("aside");
    numbers.hidden = !has(source);
    if (!has(source)) return;
    about.hidden = source === "aside";
    about.textContent = source === "given" ? given.text : "";
    asked = bench.utterances.filter(({ id, context }) => !context || isCoded(id)).map(({ id }) => id);
    pairs = sameCodes(mine(), theirs());
    for (const [id, other] of own) other in theirs().codes ? pairs.set(id, other) : pairs.delete(id);
    rows = new Map(compareCodings(asked, mine(), theirs(), pairs).map((row) => [row.code, row]));
    const left = Object.entries(theirs().codes).filter(([code]) => ![...pairs.values()].includes(code));
    unpaired.hidden = !left.length;
    unpaired.textContent = fill(words.unpaired, { names: left.map(([, name]) => called(name)).join(" · ") });
    fillCodes(Object.keys(mine().codes));
    fillBeside(asked);
  }
  return {
    element,
    draw,
    aside() {
      source = "aside";
      own.clear();
      draw();
    },
  };
}
