// People as dots, before and after: who has the outcome in both groups, how many more or fewer, and who has it not.
import { fill, h, picture, svg } from "./_elements.js";

const R = 3.6; // of a dot, in a square of ten
const SHAPES = {
  same: (x, y) => `M${x - R} ${y}a${R} ${R} 0 1 0 ${2 * R} 0a${R} ${R} 0 1 0 ${-2 * R} 0z`,
  more: (x, y) => `M${x} ${y - R - 1}l${R + 1} ${R + 1}l${-R - 1} ${R + 1}l${-R - 1} ${-R - 1}z`,
  fewer: (x, y) => `M${x - R} ${y - R}l${2 * R} ${2 * R}m0 ${-2 * R}l${-2 * R} ${2 * R}`,
};
SHAPES.none = SHAPES.same;

/** How many dots of each kind there are, in the order in which they stand: `count` people, after `before` of them. */
export const kinds = (before, count, of) => ({
  same: Math.min(before, count),
  more: Math.max(0, count - before),
  fewer: Math.max(0, before - count),
  none: of - Math.max(before, count),
});

/** One path for each kind: a thousand elements would be slow. */
export function outlines(counts, columns) {
  let at = 0;
  const place = () => [10 * (at % columns) + 5, 10 * Math.floor(at++ / columns) + 5];
  const paths = {};
  for (const [kind, count] of Object.entries(counts))
    paths[kind] = Array.from({ length: count }, () => SHAPES[kind](...place())).join("");
  return paths;
}

/** `{ element, draw }`: two groups side by side, with what the marks mean; `resize(size)` hears how many are wanted. */
export function dotsView({ labels }, one, resize) {
  const sizes = Object.entries(labels.sizes).map(([size, words]) => ({
    size: Number(size),
    button: h("button", { type: "button", onclick: () => resize(Number(size)) }, words),
  }));
  const groups = [one.before, one.after].map((name) => {
    const paths = Object.keys(SHAPES).map((kind) => [kind, svg("path", { class: `mst-dot-${kind}` })]);
    const drawing = picture({}, "", ...paths.map(([, path]) => path));
    return {
      drawing,
      element: h("div", { class: "mst-group" }, h("p", { "aria-hidden": "true" }, name), drawing),
      show(counts, of, words) {
        const columns = of === 100 ? 10 : 40;
        drawing.setAttribute("viewBox", `0 0 ${10 * columns} ${(10 * of) / columns}`);
        drawing.setAttribute("aria-label", fill(labels.picture, { group: name, people: words }));
        const drawn = outlines(counts, columns);
        for (const [kind, path] of paths) path.setAttribute("d", drawn[kind] ?? "");
      },
    };
  });
  const beside = h("div", { class: "mst-groups" }, ...groups.map(({ element }) => element));
  const marks = Object.entries(SHAPES).map(([kind, shape]) => ({
    kind,
    element: h(
      "li",
      {},
      svg(
        "svg",
        { viewBox: "0 0 10 10", "aria-hidden": "true" },
        svg("path", { class: `mst-dot-${kind}`, d: shape(5, 5) }),
      ),
      fill(labels.marks[kind], one),
    ),
  }));
  return {
    element: h(
      "div",
      { class: "mst-people" },
      h("div", { class: "mst-sizes", role: "group", "aria-label": labels.size }, ...sizes.map(({ button }) => button)),
      beside,
      h("ul", { class: "mst-marks" }, ...marks.map(({ element }) => element)),
    ),
    /** `counts`: how many before and after, of how many; `words`: the same in words. */
    draw(counts, of, words) {
      for (const { size, button } of sizes) button.setAttribute("aria-pressed", String(size === of));
      beside.classList.toggle("mst-thousand", of === 1000); // too small side by side on a phone
      groups.forEach((group, i) => group.show(kinds(counts[0], counts[i], of), of, words[i]));
      const drawn = kinds(...counts, of);
      for (const { kind, element } of marks) element.hidden = !drawn[kind] && kind !== "same";
    },
  };
}
