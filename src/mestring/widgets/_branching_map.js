// The map of all ways: places in a grid, lines behind them, both in parts of the whole, so that it fits every width.
// An end that nobody has come to yet is not told.
import { walked } from "./_branching_answer.js";
import { fill, h, svg } from "./_elements.js";

const curve = (points) =>
  points
    .slice(1)
    .map(([x, y], i) => {
      const [fromX, fromY] = points[i];
      return `M${fromX} ${fromY + 0.5}C${fromX} ${(fromY + y + 1) / 2} ${x} ${(fromY + y + 1) / 2} ${x} ${y + 0.5}`;
    })
    .join("");

const UNKNOWN = "?";

/** `{ element, draw(who) }`: the map, with the way of one walker on it. */
export function mapView({ model, labels, state }) {
  const { nodes, walkers } = state;
  const map = model.get("map");
  const given = model.get("given").flatMap(({ path }) => walked(state.turns, path).map(({ node }) => node));
  const seen = new Set(); // the nodes that somebody has come to, also where the way was taken back
  const isTold = (node) => node.choices.length > 0 || seen.has(node);
  const nameOf = (node) => (isTold(node) ? node.title : labels.unseen_end);
  const lines = map.lines.map(({ from, to, points }) => ({ from, to, element: svg("path", { d: curve(points) }) }));
  const drawing = svg(
    "svg",
    { viewBox: `0 0 ${map.columns} ${map.layers}`, preserveAspectRatio: "none" },
    ...lines.map(({ element }) => element),
  );
  const titles = nodes.map(() => h("span"));
  const places = nodes.map((node, i) => {
    const [column, layer] = map.places[node.id];
    return h(
      "span",
      { class: "mst-place", style: `grid-area: ${layer + 1} / ${column + 1} / auto / span ${map.span}` },
      h("span", { class: "mst-place-number" }, `${i + 1}. `),
      titles[i],
    );
  });
  const picture = h(
    "div",
    { class: "mst-map", "aria-hidden": "true", style: `--mst-columns: ${map.columns}` }, // told in words below it
    drawing,
    ...places,
  );
  const key = h("p", { class: "mst-key", "aria-hidden": "true" });
  const states = nodes.map(() => h("span", { class: "mst-been" }));

  /** Where the choices of a node lead. */
  function ways({ choices }) {
    if (!choices.length) return [labels.last];
    return choices.map((choice) => {
      const to = nodes.findIndex((node) => node.id === choice.to);
      const way = fill(labels.leads, { choice: choice.text, number: to + 1, node: nameOf(nodes[to]) });
      return choice.because ? `${way} ${choice.because}` : way;
    });
  }
  const names = nodes.map(() => h("strong"));
  const leads = nodes.map((node) => ways(node).map(() => h("li")));
  const words = h(
    "details",
    {},
    h("summary", {}, labels.map_words),
    h("ol", {}, ...nodes.map((_, i) => h("li", {}, names[i], ". ", states[i], h("ul", {}, ...leads[i])))),
  );

  return {
    element: h(
      "div",
      { class: "mst-overview" },
      h("p", { class: "mst-part-name", role: "heading", "aria-level": "4" }, labels.map),
      picture,
      key,
      words,
    ),
    draw(who) {
      const passed = (one) => state.passed(one).map(({ node }) => node);
      const way = passed(who),
        now = way.at(-1);
      // Ways that are given are told beside a way that is walked to its end.
      const told = walkers.some(state.finished) ? given : [];
      for (const node of [...walkers.flatMap(passed), ...told]) seen.add(node);
      nodes.forEach((node, i) => {
        titles[i].textContent = isTold(node) ? node.title : UNKNOWN;
        names[i].textContent = nameOf(node);
        ways(node).forEach((line, nth) => {
          leads[i][nth].textContent = line;
        });
        const been = way.includes(node) && node !== now;
        places[i].classList.toggle("mst-passed", been);
        places[i].classList.toggle("mst-now", node === now);
        states[i].textContent = node === now ? labels.here : been ? labels.passed : "";
      });
      const taken = ({ from, to }) => way.some((node, i) => node.id === from && way[i + 1]?.id === to);
      lines.forEach((line) => line.element.classList.toggle("mst-walked", taken(line)));
      drawing.append(...lines.filter(taken).map(({ element }) => element)); // on top of the others
      const unseen = nodes.every(isTold) ? "" : ` ${labels.unseen_key}`;
      key.textContent = fill(labels.map_key, { walker: who.name }) + unseen;
    },
  };
}
