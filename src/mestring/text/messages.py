"""The sentences that a program says to whoever sits at the machine, written in Norwegian where they are said.

`_("Fant ikke {file}.", file=name)` says it in the language of the one who sits there. The English for each Norwegian
sentence stands in a file of `FILES`; a test holds that none is missing there and none left over.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from . import LANGUAGES, language, setting, speaking

PACKAGE = Path(__file__).resolve().parents[1]
FILES = ("text/messages_en/*.json", "teacher/messages_en/*.json")  # students get only the first


def interface() -> str:
    """The language of whoever sits here: MESTRING_INTERFACE, else that of the edition.

    They differ where a teacher marks hand-ins that are written in the other language.
    """
    chosen = os.environ.get("MESTRING_INTERFACE")
    return chosen if chosen in LANGUAGES else language()


def _(sentence: str, *values, **named) -> str:
    """The sentence in the language of whoever sits here, with its `{}` and `{name}` filled in where values are given.

    Without values, braces stay as they are. Raises KeyError where the English is missing.
    """
    return translated(interface(), sentence, *values, **named)


def translated(language: str, sentence: str, *values, **named) -> str:
    """The same in a language that the caller knows."""
    said = sentence if language == "nb" else english()[sentence]
    return said.format(*values, **named) if values or named else said


@contextmanager
def writing_to(code: str) -> Iterator[None]:
    """Within it, all is said in this language: what is made is a student's, whatever the teacher speaks."""
    with setting("MESTRING_INTERFACE", code), speaking(code):
        yield


def N_(sentence: str) -> str:
    """The sentence as it is, for a constant: marked as one that `_` is to say later."""
    return sentence


@cache
def english() -> dict[str, str]:
    """{Norwegian sentence: English sentence}, of all parts of the course."""
    files = [file for pattern in FILES for file in sorted(PACKAGE.glob(pattern))]
    return {nb: en for file in files for nb, en in json.loads(file.read_text(encoding="utf-8")).items()}
