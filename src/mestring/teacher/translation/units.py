"""The units of a file, and how they are told from one another."""

import json
import re
from collections import Counter
from hashlib import sha256

import yaml

FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)", re.MULTILINE | re.DOTALL)
TOP = "(top)"
HEADING = re.compile(r"^#{1,6} .*", re.MULTILINE)


def units(name: str, text: str) -> dict[str, str]:
    """{name of the unit: its text} of a file, in the file's order.

    A cell is named by its id, an entry by its key, a word of an interface by «group.key», and a section by its heading.
    """
    if name.endswith(".ipynb"):
        return {cell["id"]: "".join(cell["source"]) for cell in json.loads(text)["cells"]}
    if name.endswith(".md"):
        return _sections(text)
    found = content(name, text)
    if "/locale/" in name:
        found = {"book": found["book"]}  # the rest are Sphinx's and the theme's own words, and those are English
    if name.endswith(".json") or "/locale/" in name:
        found = {f"{group}.{key}": value for group, below in found.items() for key, value in below.items()}
    return {str(key): _written(value) for key, value in found.items()} if isinstance(found, dict) else {"": text}


def content(name: str, text: str):
    """What a JSON or YAML file holds."""
    if name.endswith(".json"):
        return json.loads(text)
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # C's is eight times as fast


def digest(text: str) -> str:
    """What is remembered of a text."""
    return sha256(text.strip().encode()).hexdigest()[:12]


def headings(text: str) -> list[str]:
    """The headings of a Markdown text, as they are written there."""
    return [found[0] for found in HEADING.finditer(_without_fenced(text))]


def _sections(text: str) -> dict[str, str]:
    """A page in parts: from the top to the first heading, and from each heading to the next."""
    starts = [0, *(found.start() for found in HEADING.finditer(_without_fenced(text)))]
    parts = [text[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    found, seen = {TOP: parts[0]}, Counter()
    for part in parts[1:]:
        heading = part.split("\n")[0]
        seen[heading] += 1
        found[f"{heading} ({seen[heading]})" if seen[heading] > 1 else heading] = part
    return found


def _without_fenced(text: str) -> str:
    """The text with blanks where code is, so that no comment of a program is taken for a heading."""
    return FENCE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _written(value) -> str:
    return value if isinstance(value, str) else yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100)
