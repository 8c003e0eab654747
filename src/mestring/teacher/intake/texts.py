"""Compares the texts of cells: the same, nearly the same, what is new in one, and whether it is code."""

import ast
import difflib

MOST_CODE = 20_000


def plain(text: str) -> str:
    """The words of a text, whatever space is between them."""
    return " ".join(text.split())


def added(before: str, after: str) -> str:
    """The lines of `after` that are new; of a line that was written on, only what is new."""
    old, new = before.split("\n"), after.split("\n")
    parts = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    lines = [line for what, _, _, start, end in parts if what in ("insert", "replace") for line in new[start:end]]
    return "\n".join(_new_in(line, old) for line in lines).strip()


def _new_in(line, old):
    """What of a line is new: nothing where it is an old one with a letter or two gone wrong."""
    inside = next((was for was in old if len(was) > 20 and was in line), None)
    if inside:
        return line.replace(inside, "").strip()
    short = 20 < len(line) < 5_000
    return "" if short and difflib.get_close_matches(line, old, 1, 0.9) else line


def alike(one: str, other: str) -> bool:
    """Whether two texts are nearly the same."""
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() > 0.8 and matcher.quick_ratio() > 0.8 and matcher.ratio() > 0.8


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
