// How things stand in a conversation: trust and promises, in sentences and as two rings that are near or apart.
import { h, svg } from "./_elements.js";

const RADIUS = 15;
const MIDDLE = 70;
const FAR = 48; // how far from the middle a ring's centre is where trust is least

/** `{ element, draw(state) }`; hidden where the story says nothing of it. */
export function stateView(labels) {
  const rings = [-1, 1].map((side) => ({ side, ring: svg("circle", { cy: 20, r: RADIUS }) }));
  // The sentence beside it says the same; how near is no amount to win.
  const sign = svg(
    "svg",
    { class: "mst-rings", viewBox: `0 0 ${2 * MIDDLE} 40`, "aria-hidden": "true" },
    ...rings.map(({ ring }) => ring),
  );
  const words = h("ul", { class: "mst-stands" });
  const tool = h("p", { class: "mst-comment" }, labels.trust_tool);
  const element = h(
    "div",
    { class: "mst-state-now" },
    h("p", { class: "mst-part-name", role: "heading", "aria-level": "5" }, labels.state),
    sign,
    words,
    tool,
  );
  return {
    element,
    draw(state) {
      element.hidden = !state?.words.length;
      if (element.hidden) return;
      for (const one of [sign, tool]) one.toggleAttribute("hidden", state.near === undefined);
      for (const { side, ring } of rings)
        ring.setAttribute("cx", String(MIDDLE + side * (FAR - state.near * (FAR - RADIUS - 2))));
      words.replaceChildren(...state.words.map((line) => h("li", {}, line)));
    },
  };
}
