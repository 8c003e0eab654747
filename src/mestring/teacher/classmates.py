"""Whether a name of somebody in the class stands in a text: a reminder to look, no filter."""

import re
from collections.abc import Collection

from .course import Course

NAME = re.compile(r"[^\W\d_]{3,}")
WORDS_TOO = {"han", "den", "men", "var"}  # begin many a sentence, and end many a name (Johan, Ivar)


def names(course: Course, assignment: str) -> set[str]:
    """The names of the class, each part by itself, in small letters; none where nobody was taken in by `intake`."""
    told = (entry.get("name") or "" for entry in course.students(assignment).values())
    return {name.casefold() for words in told for name in NAME.findall(words)}


def named(text: str, known: Collection[str]) -> bool:
    """Whether one of the `known` names stands in the text.

    Canvas writes a whole name as one word in its file names ("berghansenåsemarie"): there a word with a capital letter
    counts that stands anywhere in it, or one of three letters that it ends with.
    """
    return any(
        word.casefold() in known or (word[0].isupper() and _is_part(word.casefold(), known))
        for word in NAME.findall(text)
    )


def _is_part(word: str, known: Collection[str]) -> bool:
    whole = [name for name in known if len(name) > len(word)]
    if len(word) > 3:
        return any(word in name for name in whole)
    return word not in WORDS_TOO and any(name.endswith(word) for name in whole)
