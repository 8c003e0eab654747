"""Every word that a widget shows, and the one place where the language is chosen."""

import json
from functools import cache
from pathlib import Path

language = "nb"


def labels(module: str) -> dict:
    """The words of one widget: those that all widgets share and its own."""
    words = _words(language)
    if module not in words:
        raise LookupError(
            f"text/{language}.json has no entry {module!r}: every widget has its words there, by its stem"
        )
    return {**words["common"], **words[module]}


@cache
def question_rules() -> dict:
    """How open questions are told from closed ones in the language chosen: `skip`, `words`, `rules`; see the file."""
    import yaml

    return yaml.safe_load(Path(__file__).with_name(f"questions_{language}.yml").read_text(encoding="utf-8"))


@cache
def _words(code: str) -> dict:
    return json.loads(Path(__file__).with_name(f"{code}.json").read_text(encoding="utf-8"))
