"""What a lesson or an exercise asks of its reader, in numbers: `python -m mestring.teacher.measures`.

Writes the minutes into the lessons, where the front page and the start page read them, and into the solved exercises,
and prints the rest. Counted is what somebody reads and does from the top to the end: the text, what the widgets say,
each thing that is asked. What is folded away or for another time is not.
"""

import ast
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from .. import content, widgets
from ..answers import Store
from ..widgets._base import AnswerWidget
from ..widgets._weighing import Weighing
from ..widgets._writing import Writing

WORDS_A_MINUTE = 180
# Seconds for each thing that is asked: a question, a card or a weight, something to think through, something to write.
QUESTION, CARD, REFLECTION, WRITTEN = 15, 12, 45, 90
COMPOSED = 6  # seconds for each word of a text whose length is asked for, with the thinking: a guess
SECONDS = {
    widgets.CardSort: CARD,
    Weighing: CARD,
    widgets.Branching: REFLECTION,
    widgets.RopModels: REFLECTION,
    Writing: WRITTEN,
}
FOLDED = ("Til gruppa", "Under panseret", "Mer å lese", "Les videre", "Kilder")
NOT_COUNTED = widgets.HandIn | widgets.Repetition | widgets.Facilitator  # after the lesson, another day, in a group
# What a widget's content says to the code
NO_WORDS = ("to", "start", "right", "fields", "moment", "moments", "given", "many", "when", "promise", "keep", "own_up")
MINUTES = re.compile(r"((?:\*\*Tid:\*\*|Sett av) omtrent )\d+(?= minutter)")
PROMPT = re.compile(r"^> \*\*(?:Refleksjon|Oppgave)", re.MULTILINE)


@dataclass
class Measures:
    """Numbers of one lesson; `where` is the heading that the longest stretch begins under."""

    words: int = 0
    widget_words: int = 0
    seconds: int = 0
    longest: int = 0
    where: str = ""
    without_field: list[str] = field(default_factory=list)
    with_field: int = 0

    @property
    def exact(self) -> float:
        """Reading and doing, in minutes."""
        return (self.words + self.widget_words) / WORDS_A_MINUTE + self.seconds / 60

    @property
    def minutes(self) -> int:
        """What a lesson says: whole minutes, and from half an hour on in fives."""
        return round(self.exact) if self.exact < 30 else 5 * round(self.exact / 5)


def measure(path: Path) -> Measures:
    """The numbers of the lesson in this notebook."""
    found, folded, heading = Measures(), False, ""
    stretch, start, waiting = 0, "", False  # words since the last widget; whether they end with a prompt
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "markdown":
            for part in re.split(r"^(?=#+ )", cell.source, flags=re.MULTILINE):
                title = re.match(r"(#+) (.*)", part)
                if title:
                    heading = title[2]
                    folded = heading in FOLDED or (folded and len(title[1]) > 2)
                text = "" if folded else re.sub(r"<details>.*?</details>", "", part, flags=re.DOTALL)
                start = start if stretch else heading
                stretch += count(text)
                if stretch > found.longest:
                    found.longest, found.where = stretch, start
                found.words += count(text)
                found.without_field += [f"{heading}: {p[2:60]}" for p in text.split("\n\n") if PROMPT.match(p)]
                waiting = bool(PROMPT.match(text.strip().split("\n\n")[-1])) or (waiting and not text.strip())
        elif calls := list(_calls(cell.source)):
            stretch = 0
            for call in calls:
                _add(found, path, *call)
            if waiting:  # the widget is the prompt's field
                found.without_field.pop()
                found.with_field += 1
            waiting = False
    found.seconds += REFLECTION * len(found.without_field)
    return found


def count(text: str) -> int:
    """How many words somebody reads."""
    return len(re.findall(r"\w+", re.sub(r"<[^>]+>|\]\([^)]*\)", " ", text)))


def said(about) -> int:
    """How many words a widget says to somebody who answers it: of a question's feedback, what it says to the right."""
    if isinstance(about, str):
        return count(about)
    if isinstance(about, list):
        return sum(said(part) for part in about)
    if not isinstance(about, dict):
        return 0
    skipped = {*NO_WORDS, *(() if about.get("right") else ("feedback",))}
    return sum(said(part) for name, part in about.items() if name not in skipped)


def _calls(source: str):
    """Every widget that a cell makes, as (class, key, options)."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in widgets.__all__
            and node.args
        ):
            options = {word.arg: ast.literal_eval(word.value) for word in node.keywords}
            yield getattr(widgets, node.func.id), ast.literal_eval(node.args[0]), options


def _add(found: Measures, path: Path, kind: type, key: str, options: dict) -> None:
    if not issubclass(kind, AnswerWidget) or issubclass(kind, NOT_COUNTED):
        return
    about = content.find(key, path.parent)
    made = kind(key, store=Store(None), content=about, **options)
    seconds = made.parts * _each(made)
    if issubclass(kind, widgets.WrittenAnswer) and made.most:
        seconds = COMPOSED * (made.least + made.most) // 2
    found.widget_words += said(about)
    found.seconds += max(seconds, WRITTEN) if made.private else seconds  # one's own week takes time to think of
    found.with_field += issubclass(kind, Writing)


def _each(made: AnswerWidget) -> int:
    """Seconds for each thing that this widget asks."""
    if isinstance(made, widgets.CondensationBench):
        return REFLECTION if made.codes else WRITTEN  # a code to choose, or a whole step of the analysis
    return next((each for base, each in SECONDS.items() if isinstance(made, base)), QUESTION)


def main() -> None:
    lessons, exercises = (sorted(Path.cwd().glob(where)) for where in ("course/*.ipynb", "exercises/*/*.ipynb"))
    if not lessons:
        sys.exit("Run this in the repository's root: there are no lessons here.")
    print(f"{'':30} words  +widgets  minutes  prompts with / without a field  longest stretch")
    for path in [*lessons, *exercises]:
        found = measure(path)
        name = path.stem if path in lessons else f"oppgave {path.stem}"
        kept = path if path in lessons else Path.cwd() / "solutions" / path.stem / path.name  # where it is edited
        text = kept.read_text(encoding="utf-8")
        kept.write_text(MINUTES.sub(rf"\g<1>{found.minutes}", text), encoding="utf-8", newline="\n")
        print(
            f"{name:30} {found.words:5}  {found.widget_words:8}  {found.minutes:7}"
            f"  {found.with_field:12} / {len(found.without_field):<15}  {found.longest} (from «{found.where}»)"
        )
        for prompt in found.without_field:
            print(f"{'':30} no field: {prompt}")


if __name__ == "__main__":
    main()
