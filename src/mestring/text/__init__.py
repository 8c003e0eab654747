"""Every word that a widget or a figure shows, and the one place where the language is chosen."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

LANGUAGES = ("nb", "en")
EDITION = "en"  # the folder of the English edition: the same tree as the Norwegian one, which is the root


def language() -> str:
    """The language of this page: MESTRING_LANGUAGE where it is set, else that of the edition one works in."""
    if (chosen := os.environ.get("MESTRING_LANGUAGE")) in LANGUAGES:
        return chosen
    try:
        here = Path.cwd()
    except OSError:  # the folder is gone
        return LANGUAGES[0]
    english = (path for path in (here, *here.parents) if path.name == EDITION and (path / "course").is_dir())
    return "en" if any(english) else LANGUAGES[0]


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Within it, this is the language, whatever was chosen."""
    with setting("MESTRING_LANGUAGE", code):
        yield


@contextmanager
def setting(name: str, value: str) -> Iterator[None]:
    """Within it, the environment says so."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def labels(module: str) -> dict:
    """The words of one widget: those that all widgets share and its own. Words of two languages are never mixed."""
    words = _words(language())
    if module not in words:
        raise LookupError(
            f"text/{language()}.json has no entry {module!r}: every widget has its words there, by its stem"
        )
    return {**words["common"], **words[module]}


def figure_words(name: str) -> dict:
    """The words of one figure, those that are drawn and those of its alt text. Raises KeyError for an unknown one."""
    return _words(f"figures_{language()}")[name]


def question_rules() -> dict:
    """How open questions are told from closed ones in the language chosen: `skip`, `words`, `rules`; see the file."""
    return _question_rules(language())


@cache
def _question_rules(code: str) -> dict:
    import yaml

    return yaml.safe_load(Path(__file__).with_name(f"questions_{code}.yml").read_text(encoding="utf-8"))


@cache
def _words(code: str) -> dict:
    return json.loads(Path(__file__).with_name(f"{code}.json").read_text(encoding="utf-8"))
