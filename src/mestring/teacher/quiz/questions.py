"""The questions of a lesson: its quick checks (`course/widgets/`) and its part of the item bank (`course/bank/`)."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from ... import bank, content

# What these say of themselves is about the page («trykk «Se tilbakemelding»»), or only how many questions come.
WITHOUT_LEAD = ("-prov", "-sjekk")


class Option(NamedTuple):
    """One option; `feedback` is for whoever chose it, "" where the question has one for all."""

    id: str
    text: str
    right: bool
    feedback: str = ""


class Question(NamedTuple):
    """One question; `lead` comes before it, `feedback` is told whatever was chosen."""

    name: str
    lead: str
    text: str
    options: tuple[Option, ...]
    many: bool = False
    feedback: str = ""

    @property
    def ident(self) -> str:
        """What Canvas knows the question by: its name, and a digest of its words, its options and its key.

        Were it the name alone, a mended key would come under the old identifier, and answers to two different questions
        would be counted as one. Were it the words alone, the same question could not be asked twice, and a changed key
        would go unseen. Feedback is left out: whoever mends it asks the same question.
        """
        asked = [self.lead, self.text, self.many, [option[:3] for option in self.options]]
        return f"{self.name}-{sha256(json.dumps(asked).encode()).hexdigest()[:10]}"


class Lesson(NamedTuple):
    """A lesson's name (03-mestringstro), title and questions; `cards` is how many of the bank's have no options."""

    name: str
    title: str
    questions: tuple[Question, ...]
    cards: int


def lessons(course: Path) -> list[Lesson]:
    """Every lesson of the folder `course/`. Raises PlainError or ValueError where its files are damaged."""
    items = bank.items(course / "bank")
    return [_lesson(path, [item for item in items if item["lesson"] == path.stem[:2]]) for path in _notebooks(course)]


def _notebooks(course: Path) -> list[Path]:
    return sorted(course.glob("[0-9][0-9]-*.ipynb"))


def _lesson(path: Path, items: list[dict]) -> Lesson:
    entries = content.read(path.parent / "widgets" / f"m{path.stem[:2]}.yml")
    asked = [question for key, entry in entries.items() for question in _quick_check(key, entry)]
    asked += [_from_bank(item) for item in items if "options" in item]
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    title = "".join(cells[0]["source"]).split("\n")[0].lstrip("# ")
    return Lesson(path.stem, f"{path.stem[:2]} {title}", tuple(asked), sum("answer" in item for item in items))


def _quick_check(key: str, entry: dict) -> Iterator[Question]:
    """The questions of a quick check; none where the entry is another widget's."""
    lead = "" if key.endswith(WITHOUT_LEAD) else entry.get("prompt", "")
    for name, asked in entry.get("questions", {}).items():
        options = tuple(
            Option(id, one["text"], one.get("right", False), one["feedback"]) for id, one in asked["options"].items()
        )
        yield Question(f"{key}-{name}", lead, asked["text"], options, asked.get("many", False))


def _from_bank(item: dict) -> Question:
    options = tuple(Option(one["id"], one["text"], one["id"] == item["right"]) for one in item["options"])
    return Question(item["id"], "", item["text"], options, feedback=item["why"])
