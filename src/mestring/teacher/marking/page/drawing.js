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
  const link = element("a", [question.title], { href: `#${question.name}`, lang: question.language });
  if (current) link.setAttribute("aria-current", "page");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    open(question.name);
  });
  return link;
}

/** A line of the criteria, in its language, with its choices; `judge(criterion, choice)` hears of one. */
export function line(criterion, language, words, judge) {
  const points = criterion.points.toLocaleString(document.documentElement.lang);
  const about = fill(criterion.points === 1 ? words.worth_one : words.worth, { points });
  const worth = element("span", [` ${about}`], { className: "worth" });
  const text = element("span", [criterion.text], { lang: language });
  const legend = element("legend", [element("kbd", [criterion.number]), " ", text, worth]);
  const choices = words.choices.map(([choice, word]) => {
    const input = element("input", [], { type: "radio", name: `line-${criterion.number}`, value: choice });
    input.addEventListener("change", () => judge(criterion, choice));
    const label = element("label", [input, word], { hidden: !criterion.steps.includes(choice) });
    label.dataset.met = choice;
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
  const text = element("span", [one.text], { lang: one.language });
  const button = element("button", [element("kbd", [bankKey(index)]), " ", text, soft], { type: "button" });
  button.addEventListener("click", () => insert(index));
  if (!one.own) return element("li", [button]);
  const change = element("button", [words.edit], { type: "button", ariaLabel: `${words.edit}: ${one.text}` });
  change.addEventListener("click", () => edit(index));
  return element("li", [button, change]);
}
