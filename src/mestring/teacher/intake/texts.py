"""Compares the texts of cells: the same, nearly the same, what is new in one, and whether it is code.

All of it takes time in proportion to the text: a hand-in may be made to keep a slower comparison busy for an hour.
"""

import ast
import re
from collections import Counter
from os.path import commonprefix

MOST_CODE = 20_000


def plain(text: str) -> str:
    """The words of a text, whatever space is between them."""
    return " ".join(text.split())


def added(before: str, after: str) -> str:
    """The lines of `after` that are new; of a line that was written on, only what is new."""
    old = before.split("\n")
    lines = [_new_in(line, old) for line in after.split("\n") if not line.strip() or line not in old]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def lost(before: str, after: str) -> bool:
    """Whether a line of `before` is no longer in `after`: then nobody can tell whose the new words are."""
    after = after.replace("\ufffd", "")  # what stands for letters that could not be read
    new, words = after.split("\n"), plain(after)
    old = [line for line in before.split("\n") if line.strip() and plain(line) not in words]
    return not all(any(_nearly(was, line) for line in new) for was in old)


def _new_in(line, old):
    """What of a line is new: nothing where it is an old one with a letter or two gone wrong."""
    for was in old if len(line) > 20 else []:
        if len(was) > 20 and was in line:
            return line.replace(was, "").strip()
        if _nearly(was, line):
            return ""
    return line


def _nearly(was, line):
    """Whether a line is the old one but for a letter or two in one place."""
    same = len(commonprefix([line, was])) + len(commonprefix([line[::-1], was[::-1]]))
    return same > 0.9 * max(len(line), len(was))


def alike(one: str, other: str) -> bool:
    """Whether two texts have nearly the same words."""
    words, others = Counter(one.split()), Counter(other.split())
    return 2 * (words & others).total() > 0.8 * (words.total() + others.total())


def is_code(text: str) -> bool:
    """Whether it is Python and not some words: `Håp` alone is Python too."""
    if not is_python(text):
        return False
    lines = ast.parse(text).body
    return any(not isinstance(line, ast.Expr) or isinstance(line.value, ast.Call) for line in lines)


def is_python(text: str) -> bool:
    """Whether Python can read it; what is longer than anybody writes by hand is not tried (its parser has crashed)."""
    if len(text) > MOST_CODE:
        return False
    try:
        ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
