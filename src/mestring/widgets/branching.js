// Branching story: one choice at a time, a map of all ways, and ways compared.
import { h, widget } from "./_base.js";

export default widget(({ labels }) => ({ element: h("div", {}, labels.choices), draw() {} }));
