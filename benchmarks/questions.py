"""How often the question coach tells open questions from closed ones, on the sets in `tests/widgets/questions`."""

import json
import subprocess
from pathlib import Path

import yaml

from mestring import text

ROOT = Path(__file__).parents[1]
SETS = ROOT / "tests/widgets/questions"
FORMS = """
import { readFileSync } from "node:fs";
import { formOf } from "./src/mestring/widgets/_question_form.js";
const { table, questions } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(questions.map((question) => {
  const { rule, several } = formOf(question, table);
  return [rule?.id ?? null, rule?.verdict ?? "doubt", several];
})));
"""


def forms(questions: list[str]) -> list[tuple[str | None, str, bool]]:
    """For each question the rule that decides, the verdict, and whether there were several."""
    asked = json.dumps({"table": text.question_rules(), "questions": questions})
    command = ["node", "--input-type=module", "--eval", FORMS]
    done = subprocess.run(command, input=asked, cwd=ROOT, capture_output=True, text=True, check=True)
    return [tuple(form) for form in json.loads(done.stdout)]


def judged(name: str) -> dict[str, list[str]]:
    """The questions of a set that are told right, wrong, and where the coach is in doubt."""
    sets = yaml.safe_load((SETS / name).read_text(encoding="utf-8"))
    asked = [(question, form.split(" or ")) for form, questions in sets.items() for question in questions]
    found = {"right": [], "wrong": [], "doubt": []}
    for (question, right), (_, verdict, _) in zip(asked, forms([question for question, _ in asked]), strict=True):
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
