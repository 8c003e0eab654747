// The parts of the page that differ from question to question.

/** An element with a class, with these texts and elements in it. @returns {any} */
export function element(name, parts, about = {}) {
  const made = document.createElement(name);
  made.append(...parts);
  return Object.assign(made, about);
}

/** The text with `{name}` filled in. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** The key of the comment with this place in the list: 1 to 9, then letters from c on (a and b do other things). */
export const bankKey = (index) => (index < 9 ? String(index + 1) : String.fromCharCode(90 + index));

/** A link to another question; `open(name)` goes there. */
export function part(question, current, open) {
  const link = element("a", [question.title], { href: `#${question.name}` });
  if (current) link.setAttribute("aria-current", "page");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    open(question.name);
  });
  return link;
}

/** A line of the criteria with its choices; `judge(criterion, word)` hears of one. */
export function line(criterion, words, judge) {
  const points = String(criterion.points).replace(".", ",");
  const worth = element("span", [` ${fill(words.worth, { points })}`], { className: "worth" });
  const legend = element("legend", [element("kbd", [criterion.number]), ` ${criterion.text}`, worth]);
  const choices = words.choices.map((word) => {
    const input = element("input", [], { type: "radio", name: `line-${criterion.number}`, value: word });
    input.addEventListener("change", () => judge(criterion, word));
    const label = element("label", [input, word], { hidden: !criterion.steps.includes(word) });
    label.dataset.met = word;
    return label;
  });
  return element("fieldset", [legend, element("div", choices, { className: "choices" })]);
}

/** Which choice of each line is made; one that only formgrader offers is shown where it was made there. */
export function choose(criteria, met) {
  for (const { number } of criteria) {
    for (const input of /** @type {any} */ (document.getElementsByName(`line-${number}`))) {
      input.checked = met[number] === input.value;
      if (input.checked) input.parentElement.hidden = false;
    }
  }
}

/** A comment to choose; `insert(index)` hears of it, and `edit(index)` of one's own that is to change. */
export function comment(one, index, words, insert, edit) {
  const about = one.own ? words.own : one.criterion ? fill(words.about, { number: one.criterion }) : "";
  const soft = element("span", [about && ` (${about})`], { className: "soft" });
  const button = element("button", [element("kbd", [bankKey(index)]), ` ${one.text}`, soft], { type: "button" });
  button.addEventListener("click", () => insert(index));
  if (!one.own) return element("li", [button]);
  const change = element("button", [words.edit], { type: "button", ariaLabel: `${words.edit}: ${one.text}` });
  change.addEventListener("click", () => edit(index));
  return element("li", [button, change]);
}
