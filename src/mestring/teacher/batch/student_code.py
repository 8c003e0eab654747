"""Tells our code from the student's: which tests need none of it, and what in it a teacher should read."""

import ast
import builtins
import re

from nbgrader.utils import is_grade, is_locked

# Code that answers an exercise has little use for these; code that would fool a test has.
REACHES = re.compile(
    r"\b(get_ipython|_getframe|inspect|gc|ctypes|threading|In|__builtins__|builtins|__import__|importlib|modules|"
    r"ast_transformers|session|displayhook|exec|eval|globals|setattr|settrace|__(?!init|name|main|doc|repr|str|len)\w+)\b"
)


def ours_alone(cells) -> set[int]:
    """The numbers of the code cells that need nothing from a student's code: each name comes from such a cell.

    Of the tests only those of widgets: others may be about a value of ours that the student's code should change.
    """
    known, found = set(dir(builtins)), set()
    for number, cell in enumerate(cells):
        if cell.cell_type != "code" or not is_locked(cell):
            continue
        try:
            used, made = names(cell.source)
        except SyntaxError:  # a magic
            continue
        if used <= known | made and (not is_grade(cell) or "check" in used):
            found.add(number)
            known |= made
    return found


def names(source: str) -> tuple[set[str], set[str]]:
    """The names that a cell reads, and those that it makes."""
    used, made = set(), set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name):
            (used if isinstance(node.ctx, ast.Load) else made).add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            made.add(node.name)
        elif isinstance(node, ast.alias):
            made.add((node.asname or node.name).split(".")[0])
        elif isinstance(node, ast.arg):
            made.add(node.arg)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            made.add(node.name)
    return used, made


def sentences(source: str) -> set[str]:
    """What a test has to say to the student: the texts of its PlainErrors."""
    try:
        calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    except SyntaxError:
        return set()
    said = [call.args for call in calls if ast.unparse(call.func).endswith("PlainError")]
    return {one.value for args in said for one in args if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def reaches(source: str) -> list[str]:
    """The words in a student's code that a teacher should look at."""
    return sorted(set(REACHES.findall(source)))
