// Comes with formgrader's page, after its own scripts and before they begin.

const page = /** @type {any} */ (window); // with jQuery ($) and formgrader's GradeUI
const english = page.mestringInterface === "en";
const notPoints = english
  ? (range) => `Type a number${range}, for example 1.5. The points are not saved.`
  : (range) => `Skriv et tall${range}, for eksempel 1,5. Poengene er ikke lagret.`;
const upTo = english ? (most) => ` from 0 to ${most}` : (most) => ` fra 0 til ${String(most).replace(".", ",")}`;

// formgrader waits for MathJax before it goes on to its keyboard and to the answer where one was. There is none to wait for.
page.MathJax = { Hub: { Startup: { signal: { Interest: (heard) => heard("End") } } } };

const plain = (typed) => typed.trim().replace(",", ".");
const isPoints = (typed, most) =>
  plain(typed) === "" || (/^[0-9]+([.][0-9]+)?$/.test(plain(typed)) && +plain(typed) <= most);

// Points with a decimal comma, as the mark scheme writes them. formgrader's number fields drop the comma, cut 15 to the
// highest and say nothing; here what is no such number is not saved, and the field says why.
const save = page.GradeUI.prototype.save;
page.GradeUI.prototype.save = function () {
  const most = this.model.get("max_score");
  const fields = [
    { field: this.$score[0], limit: most, to: upTo(most) },
    { field: this.$extra_credit[0], limit: Infinity, to: "" },
  ];
  const wrong = fields.find(({ field, limit }) => !isPoints(field.value, limit));
  if (wrong) {
    page.$(document).off("finished_saving"); // the way to the next student, which would be taken at a later save
    wrong.field.setCustomValidity(notPoints(wrong.to));
    wrong.field.reportValidity();
    return;
  }
  for (const { field } of fields) field.value = plain(field.value);
  save.call(this);
};

document.addEventListener("DOMContentLoaded", () => {
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (
    document.querySelectorAll(".score, .extra-credit")
  )) {
    field.type = "text";
    field.inputMode = "decimal";
    field.addEventListener("input", () => field.setCustomValidity(""));
  }
});
