// The buttons with which the work goes into a file and comes out of one. Nothing leaves the browser by itself.
import { isWork } from "./_condensation_form.js";
import { coding, taken, unitPlace, withCondensate, withSynthesis } from "./_condensation_work.js";
import { fill, h, uid } from "./_elements.js";
import { give } from "./_give.js";

/** What stands in the box for files.
 *  @param {any} bench
 *  @param {import("./contract").Model} model
 *  @param {() => void} compare shows the coding that lies aside */
export function files(bench, model, compare) {
  const { utterances, labels } = bench;
  const words = labels.files;
  const title = model.get("title");

  // Out

  /** Make a file and give it. A page of the book fetches first what makes one. */
  async function save(kind, ending, type) {
    try {
      const { ownFile, projectFile, spreadsheet } = await import("./_condensation_file.js");
      const content = {
        own: () => ownFile(utterances, bench.work()),
        table: () => spreadsheet(words.columns, rows()),
        project: () => projectFile(...project()),
      }[kind]();
      const name = `${model.get("key")}.${ending}`;
      give(new Blob([content], { type }), name);
      bench.say(fill(words.saved, { name }));
    } catch (error) {
      if (error.message !== "unfetched") throw error;
      tell(labels.unfetched);
    }
  }
  const guid = () => {
    const digits = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0"));
    return [4, 6, 8, 10].reduceRight((all, at) => `${all.slice(0, at * 2)}-${all.slice(at * 2)}`, digits.join(""));
  };
  const decision = ({ do: kind, names, why }) => fill(labels.did[kind] ?? "", names ?? []) + (why ? ` – ${why}` : "");
  function notes() {
    const { impression, preliminary, trail } = bench.work();
    const early = Object.values(preliminary ?? {}).filter((name) => name.trim());
    return [
      {
        name: labels.steps.impression,
        text: [impression ?? "", ...early.map((name) => `– ${name}`)].join("\n").trim(),
      },
      {
        name: labels.trail,
        text: Object.values(trail ?? {})
          .map(decision)
          .join("\n"),
      },
    ].filter(({ text }) => text);
  }
  const project = () => [
    {
      title,
      about: [model.get("about"), model.get("question")].filter(Boolean).join("\n"),
      utterances,
      work: bench.work(),
      notes: notes(),
    },
    { unnamed: labels.unnamed, coder: words.coder, guid, now: new Date() },
  ];
  function rows() {
    const { units, codes, themes } = bench.work();
    return bench.inOrder(Object.keys(units ?? {})).flatMap((unit) => {
      const { at, from, to } = unitPlace(unit);
      const { who, sentences } = utterances.find(({ id }) => id === at);
      const known = units[unit].filter((code) => codes?.[code]);
      return (known.length ? known : [null]).map((code) => ({
        who,
        unit: sentences.slice(from - 1, to).join(" "),
        code: code ? bench.called("codes", code) : "",
        theme: code && themes?.[codes[code].theme] ? bench.called("themes", codes[code].theme) : "",
        text: (code && codes[code].text) ?? "",
      }));
    });
  }
  const out = [
    ["own", "json", "application/json"],
    ["table", "csv", "text/csv"],
    ["project", "qdpx", "application/zip"],
  ].map(([kind, ending, type]) => {
    const onclick = () => save(kind, ending, type);
    const about = h("p", { id: uid("about") }, words.about[kind]);
    const button = h("button", { type: "button", onclick, "aria-describedby": about.id }, words.save[kind]);
    return h("li", {}, button, about, kind === "project" ? h("p", {}, words.lost) : null);
  });

  // In

  // The browser's own button speaks the browser's language.
  const field = h("input", { type: "file", hidden: true, onchange: () => take(field.files[0]) });
  const opener = h("button", { type: "button", onclick: () => field.click() }, words.open);
  const result = h("div", { class: "mst-opened", tabindex: "-1", hidden: true });
  function tell(text, ...buttons) {
    result.hidden = false;
    result.replaceChildren(h("p", {}, text), h("div", { class: "mst-row" }, ...buttons));
    bench.say(text);
  }
  function parse(xml) {
    const document = new DOMParser().parseFromString(xml, "application/xml");
    if (document.querySelector("parsererror")) throw new Error("no XML");
    return document.documentElement;
  }
  async function take(file) {
    if (!file) return;
    try {
      const fits = (work) => isWork(work, utterances, Object.keys(labels.did));
      const { readFile } = await import("./_condensation_file.js");
      const { work, whole } = await readFile(file, utterances, parse, fits);
      offer(work, whole);
    } catch (error) {
      tell(
        error.message === "unfetched" ? labels.unfetched : (words.refused[error.message] ?? words.refused.unreadable),
      );
    }
    field.value = ""; // the same file can be chosen again
  }
  function offer(work, whole) {
    const count = (part) => Object.keys(work[part] ?? {}).length;
    const holds = fill(words.holds, { units: count("units"), codes: count("codes"), themes: count("themes") });
    const done = (say) => {
      result.hidden = true;
      opener.focus();
      bench.say(say);
    };
    const button = (label, onclick) => h("button", { type: "button", onclick }, label);
    tell(
      `${holds} ${whole ? words.whole : words.coding}`,
      button(words.compare, () => {
        bench.move({ ...bench.work(), aside: coding(work) }, words.compared);
        done(words.compared);
        compare();
      }),
      button(words.replace, () => {
        bench.move(taken(whole ? work : { ...bench.work(), ...grounded(work) }), words.replaced);
        done(words.replaced);
      }),
      button(words.leave, () => done(words.left)),
    );
    result.focus();
  }

  return h(
    "div",
    {},
    h("p", {}, words.caution),
    h("ul", { class: "mst-out" }, ...out),
    h("p", {}, words.open_help),
    opener,
    field,
    result,
  );
}

/** A coding as if its texts had been written here: each knows the units, or the condensates, that it builds on. */
function grounded(work) {
  const codes = Object.entries(work.codes).filter(([, { text }]) => text);
  const themes = Object.entries(work.themes).filter(([, { text }]) => text);
  const written = codes.reduce((next, [id, { text }]) => withCondensate(next, id, text), work);
  return themes.reduce((next, [id, { text }]) => withSynthesis(next, id, text), written);
}
