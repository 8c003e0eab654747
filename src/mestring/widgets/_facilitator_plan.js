// Who does what in a group, and all its steps at once.
import { fill, h } from "./_elements.js";

export const sum = (steps) => steps.reduce((all, { minutes }) => all + minutes, 0);

/** The roles with what each does; null where there are none. */
export function rolesView(roles, labels) {
  if (!roles.length) return null;
  const items = roles.map(({ name, text }) => h("li", {}, h("strong", {}, name), text ? `: ${text}` : ""));
  const title = h("p", { class: "mst-heads", role: "heading", "aria-level": "4" }, labels.roles);
  return h("div", {}, title, h("ul", { class: "mst-roles" }, ...items));
}

/** `{ element, show(number) }`: every step, with a mark at the one that the group has come to. `some` counts in words. */
export function planView({ steps, labels, some, open }) {
  const items = steps.map(({ title, minutes, who, text }) =>
    h("li", {}, h("strong", {}, title), ` · ${some("minutes", minutes)} · ${who}`, text ? h("p", {}, text) : null),
  );
  const summary = h("summary", {}, fill(labels.plan, { time: some("minutes", sum(steps)) }));
  return {
    element: h("details", { class: "mst-plan", open }, summary, h("ol", {}, ...items)),
    show: (number) =>
      items.forEach((item, i) => {
        if (i === number) item.setAttribute("aria-current", "step");
        else item.removeAttribute("aria-current");
      }),
  };
}
