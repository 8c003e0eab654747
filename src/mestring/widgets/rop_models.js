// Being written.
import { h, widget } from "./_base.js";

export default widget(({ labels }) => ({ element: h("p", {}, labels.unanswered), draw() {} }));
