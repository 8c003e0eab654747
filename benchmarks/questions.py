"""How often the question coach tells open questions from closed ones, on the sets in `tests/widgets/questions`."""

from pathlib import Path

import yaml

from mestring import text
from tests.widgets.node import node

SETS = Path(__file__).parents[1] / "tests/widgets/questions"
FORM = """({ question, table }) => {
  const { rule, several } = module.formOf(question, table);
  return [rule?.id ?? null, rule?.verdict ?? "doubt", several];
}"""


def table(language: str) -> dict:
    """The coach's rules for questions in this language."""
    return yaml.safe_load(Path(text.__file__).with_name(f"questions_{language}.yml").read_text(encoding="utf-8"))


def forms(questions: list[str], language: str = "nb") -> list[tuple[str | None, str, bool]]:
    """For each question the rule that decides, the verdict, and whether there were several."""
    rules = table(language)
    with node("_question_form.js", FORM) as form:
        return [tuple(form({"question": question, "table": rules})) for question in questions]


def judged(name: str) -> dict[str, list[str]]:
    """The questions of a set that are told right, wrong, and where the coach is in doubt; `…_en.yml` is English."""
    language = "en" if name.endswith("_en.yml") else "nb"
    sets = yaml.safe_load((SETS / name).read_text(encoding="utf-8"))
    asked = [(question, form.split(" or ")) for form, questions in sets.items() for question in questions]
    found = {"right": [], "wrong": [], "doubt": []}
    told = forms([question for question, _ in asked], language)
    for (question, right), (_, verdict, _) in zip(asked, told, strict=True):
        how = "right" if verdict in right else "doubt" if verdict == "doubt" else "wrong"
        found[how].append(question)
    return found


def rows():
    for name in sorted(path.name for path in SETS.glob("*.yml")):
        found = judged(name)
        count = sum(map(len, found.values()))
        shares = ", ".join(f"{how} {len(questions) / count:.0%}" for how, questions in found.items())
        yield f"{name:10} {count} questions: {shares}"
        yield from (f"  wrong: {question}" for question in found["wrong"])
