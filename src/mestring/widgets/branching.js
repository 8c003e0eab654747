// Branching story: one choice at a time, a map of all ways, and ways compared.
import { same } from "./_answer.js";
import { widget } from "./_base.js";
import { fill, h, svg, unseen } from "./_elements.js";

/** The nodes that a path (node -> choice) passes, from the start to where it stands. */
export function walked(nodes, path) {
  const passed = [nodes[0]];
  for (;;) {
    const { id, choices } = passed.at(-1);
    const taken = choices.find((choice) => choice.id === path[id]);
    if (!taken) return passed;
    passed.push(nodes.find((node) => node.id === taken.to));
  }
}

/** The first node where two paths choose differently; undefined when they never do. */
export const parting = (nodes, one, other) =>
  walked(nodes, one).find(({ id }) => one[id] && other[id] && one[id] !== other[id]);

export default widget(({ model, labels, answer, change, say, exercise }) => {
  const nodes = model.get("nodes"),
    walkers = model.get("walkers"),
    given = model.get("given"),
    map = model.get("map");
  let walker = walkers[0];

  // Reading and changing the answer

  const path = ({ id }) => answer()?.paths?.[id] ?? {};
  const passed = (who) => walked(nodes, path(who));
  const standing = (who) => passed(who).at(-1);
  const finished = (who) => !standing(who).choices.length;
  const choiceAt = (node, id) => node.choices.find((choice) => choice.id === id);

  function put(next) {
    const paths = { ...answer()?.paths, [walker.id]: next };
    if (!Object.keys(next).length) delete paths[walker.id];
    change(Object.keys(paths).length ? { paths } : null);
    step(walker, standing(walker)).name.focus();
  }

  function choose(node, choice) {
    put({ ...path(walker), [node.id]: choice.id });
    say([fill(labels.moved, { choice: choice.text }), choice.comment].filter(Boolean).join(" ")); // the focus says where
  }

  function goBack(node) {
    const kept = passed(walker)
      .slice(0, passed(walker).indexOf(node))
      .map(({ id }) => [id, path(walker)[id]]);
    put(Object.fromEntries(kept));
    say(labels.returned);
  }

  // One step of one walker: the place, and either the choices or the choice that was made

  const steps = new Map();
  function step(who, node) {
    const slot = JSON.stringify([who.id, node.id]);
    if (!steps.has(slot)) steps.set(slot, stepView(who, node));
    return steps.get(slot);
  }

  function stepView(who, node) {
    const name = h("p", { class: "mst-step-name", role: "heading", "aria-level": "4", tabindex: "-1" }, node.title);
    const text = h("p", { class: "mst-text" }, node.text);
    const open = h(
      "div",
      // heard when one tabs past; a name by two elements would be read twice
      { class: "mst-choices", role: "group", "aria-label": `${node.text} ${labels.choices}` },
      ...node.choices.map((choice) =>
        h("button", { type: "button", onclick: () => choose(node, choice) }, choice.text),
      ),
    );
    const chosen = h("p", { class: "mst-chosen" }),
      comment = h("p", { class: "mst-comment" });
    const taken = h(
      "div",
      { class: "mst-taken" },
      h("div", { class: "mst-said" }, chosen, comment),
      h(
        "button",
        { type: "button", class: "mst-back mst-quiet", onclick: () => goBack(node) },
        labels.back,
        unseen(` «${node.title}»`),
      ),
    );
    const end = node.choices.length ? null : h("p", { class: "mst-end" }, labels.end);
    const element = h("li", { class: "mst-step" }, name, text, node.choices.length ? open : null, taken, end);
    return {
      element,
      name,
      draw() {
        const choice = choiceAt(node, path(who)[node.id]);
        element.classList.toggle("mst-now", !choice);
        open.hidden = Boolean(choice);
        taken.hidden = !choice;
        chosen.textContent = choice ? fill(labels.chosen, { choice: choice.text }) : "";
        comment.textContent = choice?.comment ?? "";
        comment.hidden = !choice?.comment;
      },
    };
  }

  const trail = h("ol", { class: "mst-trail" });
  function drawTrail() {
    const views = passed(walker).map((node) => step(walker, node));
    for (const element of [...trail.children]) if (!views.some((view) => view.element === element)) element.remove();
    views.forEach((view, i) => {
      view.draw();
      if (trail.children[i] !== view.element) trail.insertBefore(view.element, trail.children[i] ?? null);
    });
  }

  // Whose way is it? Only asked where there are several

  const whose = walkers.map((who) =>
    h(
      "button",
      {
        type: "button",
        onclick: () => {
          walker = who;
          draw();
          say(fill(labels.walker, { walker: who.name, node: standing(who).title }));
        },
      },
      who.name,
    ),
  );

  // The map: places in a grid, lines behind them, both in parts of the whole, so that it fits every width

  const curve = (points) =>
    points
      .slice(1)
      .map(([x, y], i) => {
        const [fromX, fromY] = points[i];
        return `M${fromX} ${fromY + 0.5}C${fromX} ${(fromY + y + 1) / 2} ${x} ${(fromY + y + 1) / 2} ${x} ${y + 0.5}`;
      })
      .join("");
  const lines = map.lines.map(({ from, to, points }) => ({ from, to, element: svg("path", { d: curve(points) }) }));
  const drawing = svg(
    "svg",
    { viewBox: `0 0 ${map.columns} ${map.layers}`, preserveAspectRatio: "none" },
    ...lines.map(({ element }) => element),
  );
  const places = nodes.map((node, i) => {
    const [column, layer] = map.places[node.id];
    return h(
      "span",
      { class: "mst-place", style: `grid-area: ${layer + 1} / ${column + 1} / auto / span ${map.span}` },
      h("span", { class: "mst-place-number" }, `${i + 1}. `),
      node.title,
    );
  });
  const picture = h(
    "div",
    { class: "mst-map", "aria-hidden": "true", style: `--mst-columns: ${map.columns}` }, // told in words below it
    drawing,
    ...places,
  );
  const key = h("p", { class: "mst-key", "aria-hidden": "true" });
  const numberOf = (id) => nodes.findIndex((node) => node.id === id) + 1;
  const states = nodes.map(() => h("span", { class: "mst-been" }));
  const words = h(
    "details",
    {},
    h("summary", {}, labels.map_words),
    h(
      "ol",
      {},
      ...nodes.map((node, i) =>
        h(
          "li",
          {},
          h("strong", {}, node.title),
          ". ",
          states[i],
          h(
            "ul",
            {},
            ...(node.choices.length
              ? node.choices.map((choice) =>
                  fill(labels.leads, {
                    choice: choice.text,
                    number: numberOf(choice.to),
                    node: nodes[numberOf(choice.to) - 1].title,
                  }),
                )
              : [labels.last]
            ).map((line) => h("li", {}, line)),
          ),
        ),
      ),
    ),
  );

  function drawMap() {
    const way = passed(walker),
      now = way.at(-1);
    nodes.forEach((node, i) => {
      const been = way.includes(node) && node !== now;
      places[i].classList.toggle("mst-passed", been);
      places[i].classList.toggle("mst-now", node === now);
      states[i].textContent = node === now ? labels.here : been ? labels.passed : "";
    });
    const taken = ({ from, to }) => way.some((node, i) => node.id === from && way[i + 1]?.id === to);
    lines.forEach((line) => line.element.classList.toggle("mst-walked", taken(line)));
    drawing.append(...lines.filter(taken).map(({ element }) => element)); // on top of the others
    key.textContent = fill(labels.map_key, { walker: walker.name });
  }

  // Ways side by side, when one is walked to its end

  const compared = h("div", { class: "mst-compared" });
  const later = h(
    "p",
    { class: "mst-later" },
    fill(labels.compare_later, { names: [...walkers, ...given].map(({ name }) => name).join(", ") }),
  );
  const several = walkers.length + given.length > 1;

  function column({ name, path: way }) {
    return h(
      "div",
      { class: "mst-way" },
      h("p", { class: "mst-way-name", role: "heading", "aria-level": "5" }, name),
      h(
        "ol",
        {},
        ...walked(nodes, way).map((node) => {
          const choice = choiceAt(node, way[node.id]);
          return h(
            "li",
            {},
            h("strong", {}, node.title),
            ". ",
            choice ? h("span", { class: "mst-way-choice" }, `${choice.text} `) : null,
            choice?.comment ? h("span", { class: "mst-comment" }, choice.comment) : null,
            !choice && node.choices.length ? h("span", { class: "mst-comment" }, labels.under_way) : null,
          );
        }),
      ),
    );
  }

  function drawCompared() {
    const own = [walker, ...walkers.filter((who) => who !== walker)].map((who) => ({
      name: who.name,
      path: path(who),
    }));
    const [first, ...others] = [...own.filter((way, i) => !i || Object.keys(way.path).length), ...given];
    const ready = several && walkers.some(finished);
    compared.hidden = !ready;
    later.hidden = ready || !several;
    if (!ready) return;
    const told = others
      .map((other) => {
        const node = parting(nodes, first.path, other.path);
        if (node) return fill(labels.parting, { one: first.name, other: other.name, node: node.title });
        return same(first.path, other.path) ? fill(labels.alike, { one: first.name, other: other.name }) : null; // one is under way
      })
      .filter(Boolean);
    compared.replaceChildren(
      h("p", { class: "mst-part-name", role: "heading", "aria-level": "4" }, labels.compare),
      h("ul", { class: "mst-partings" }, ...told.map((line) => h("li", {}, line))),
      h("div", { class: "mst-ways" }, ...[first, ...others].map(column)),
    );
  }

  const left = h("p", { class: "mst-left" });
  function draw() {
    whose.forEach((button, i) => button.setAttribute("aria-pressed", String(walkers[i] === walker)));
    drawTrail();
    drawMap();
    drawCompared();
    const open = walkers.filter((who) => !finished(who)).map(({ name }) => name);
    left.hidden = !answer(); // nothing is missing before one has begun
    left.textContent = open.length ? fill(labels.missing, { what: open.join(", ") }) : labels.complete;
  }
  return {
    element: h(
      "div",
      {},
      walkers.length > 1
        ? h(
            "div",
            { class: "mst-whose", role: "group", "aria-label": labels.whose },
            h("span", { "aria-hidden": "true" }, labels.whose),
            ...whose,
          )
        : null,
      trail,
      h(
        "div",
        { class: "mst-overview" },
        h("p", { class: "mst-part-name", role: "heading", "aria-level": "4" }, labels.map),
        picture,
        key,
        words,
      ),
      later,
      compared,
      exercise ? left : null,
    ),
    draw,
  };
});
