"""The course's item bank, `course/bank/mNN.yml`: what is asked again, from memory, after lesson NN.

An item is a question with options or a card with an answer:

    m02-primaer:                      # the lesson's number, then a name; it never changes, for answers are kept by it
      concepts: [primary-appraisal]   # of concepts.yml; lesson 00 teaches none
      text: Hva spør primærvurderingen om?
      options: {a: …, b: …, c: …, d: …}
      right: d
      why: …                          # told at once, whatever was answered
    m02-revurdering:
      concepts: [reappraisal]
      text: Hva er en revurdering?
      answer: …
"""

import re
from itertools import chain, zip_longest
from pathlib import Path

from . import answers, content, text
from .errors import PlainError

ID = re.compile(r"(m\d\d)-[a-z0-9-]{1,30}")
QUESTION, CARD = {"text", "options", "right", "why"}, {"text", "answer"}
OPTIONS = 4
POOL = 12  # items in a lesson's page; three are asked


def items(folder: Path | None = None) -> list[dict]:
    """Every item as the widgets take it: {id, lesson, text} and either {options, right, why} or {answer}.

    Raises PlainError where the files are missing or damaged, ValueError where an item is wrong.
    """
    folder = folder or find()
    return [_item(path, name, entry) for path in sorted(folder.glob("m*.yml")) for name, entry in _entries(path)]


def earlier(lesson: str, given: list[dict]) -> list[dict]:
    """Some of the items from lessons before this one, mixed.

    Where in a lesson's items it begins depends on who asks, so that the lessons together ask of everything.
    """
    return mixed([item for item in given if item["lesson"] < lesson], int(lesson) * 3)[:POOL]


def mixed(given: list[dict], start: int = 0) -> list[dict]:
    """The items in another order: one of each lesson in turn, the latest lesson first."""
    numbers = sorted({item["lesson"] for item in given}, reverse=True)
    own = [[item for item in given if item["lesson"] == number] for number in numbers]
    turned = [each[start % len(each) :] + each[: start % len(each)] for each in own]
    return [item for item in chain(*zip_longest(*turned)) if item]


def find() -> Path:
    """The bank's folder, in the course that the notebook belongs to. Raises PlainError where there is none."""
    for parent in (answers.here(), *answers.here().parents):
        if (parent / "course" / "bank").is_dir():
            return parent / "course" / "bank"
    raise PlainError(text.labels("bank")["missing"])


def _entries(path: Path):
    return content.read(path).items()


def _item(path: Path, name: str, entry: dict) -> dict:
    fault = _fault(path, name, entry)
    if fault:
        raise ValueError(f"{path.name}, {name}: {fault}")
    kept = {part: entry[part] for part in ("right", "why", "answer") if part in entry}
    options = [{"id": key, "text": text} for key, text in entry.get("options", {}).items()]
    return {
        "id": name,
        "lesson": path.stem[1:],
        "text": entry["text"],
        **kept,
        **({"options": options} if options else {}),
    }


def _fault(path: Path, name: str, entry: dict) -> str:
    """What is wrong with an item; empty where nothing is."""
    found = ID.fullmatch(str(name))
    if not found or found[1] != path.stem:
        return f"the name must be {path.stem}- and then a-z, 0-9 and hyphens"
    if not isinstance(entry, dict) or entry.keys() - {"concepts"} not in (QUESTION, CARD):
        return f"needs {sorted(QUESTION)} or {sorted(CARD)}, and may have concepts"
    concepts = entry.get("concepts", [])
    if not isinstance(concepts, list) or not all(isinstance(concept, str) for concept in concepts):
        return "concepts must be a list of names"
    options = entry.get("options", {})
    if "options" in entry and not (isinstance(options, dict) and list(options) == list("abcdefgh"[:OPTIONS])):
        return f"options must be {OPTIONS}, by the names {', '.join('abcdefgh'[:OPTIONS])}"
    if "options" in entry and entry["right"] not in options:
        return "right must name an option"
    said = {**{part: entry[part] for part in ("text", "why", "answer") if part in entry}, **options}
    empty = [part for part, words in said.items() if not isinstance(words, str) or not words.strip()]
    return f"{empty[0]} must be a text, in quotes if need be" if empty else ""
