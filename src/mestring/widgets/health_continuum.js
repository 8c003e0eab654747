import { h, widget } from "./_base.js";

export default widget(({ labels }) => ({ element: h("div", {}, labels.own), draw() {} }));
