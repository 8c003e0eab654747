// The map of all ways: places in a grid, lines behind them, both in parts of the whole, so that it fits every width.
import { fill, h, svg } from "./_elements.js";

const curve = (points) =>
  points
    .slice(1)
    .map(([x, y], i) => {
      const [fromX, fromY] = points[i];
      return `M${fromX} ${fromY + 0.5}C${fromX} ${(fromY + y + 1) / 2} ${x} ${(fromY + y + 1) / 2} ${x} ${y + 0.5}`;
    })
    .join("");

/** `{ element, draw(who) }`: the map, with the way of one walker on it. */
export function mapView({ model, labels, state }) {
  const { nodes } = state;
  const map = model.get("map");
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
  const states = nodes.map(() => h("span", { class: "mst-been" }));

  /** Where the choices of a node lead. */
  function ways({ choices }) {
    if (!choices.length) return [labels.last];
    return choices.map((choice) => {
      const to = nodes.findIndex((node) => node.id === choice.to);
      return fill(labels.leads, { choice: choice.text, number: to + 1, node: nodes[to].title });
    });
  }
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
          h("ul", {}, ...ways(node).map((line) => h("li", {}, line))),
        ),
      ),
    ),
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
      const way = state.passed(who),
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
      key.textContent = fill(labels.map_key, { walker: who.name });
    },
  };
}
