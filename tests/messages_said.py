"""Which sentences of the program's are marked to be said in two languages, and which Norwegian ones are not."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment
from jinja2.ext import extract_from_ast

from mestring.teacher.translation.stray_words import strays

ROOT = Path(__file__).resolve().parents[1]
SAY = {"_", "N_"}
# Modules of which every string is a sentence that another module says.
SENTENCES = ("src/mestring/teacher/intake/sentences.py", "src/mestring/teacher/publish/say.py")
IN_SCRIPT = re.compile(r"""(?<![\w.$])_\(\s*("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')""")


def marked(path: Path) -> Iterator[str]:
    """The sentences in a Python file, template or page script that have an English one."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".js":
        yield from (ast.literal_eval(found) for found in IN_SCRIPT.findall(text))
    elif path.suffix != ".py":
        for _line, _function, words in extract_from_ast(Environment().parse(text), gettext_functions=SAY):
            yield words if isinstance(words, str) else words[0]
    else:
        tree = ast.parse(text)
        whole = path.relative_to(ROOT).as_posix() in SENTENCES
        yield from _plain(tree) if whole else (node.args[0].value for node in _calls(tree))


def unmarked(path: Path) -> list[str]:
    """The Norwegian strings of a Python file that are not marked."""
    if path.relative_to(ROOT).as_posix() in SENTENCES:
        return []
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(part) for call in _calls(tree) for part in ast.walk(call.args[0])}
    return [text for text in _plain(tree, said) if " " in text and strays(text, "en")]


def _calls(tree: ast.AST) -> list[ast.Call]:
    """The calls of `_` and `N_`. Fails where the sentence is not written out: nobody could find it then."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    written = [
        call
        for call in calls
        if call.func.id in SAY and not isinstance(call.args[0], (ast.Name, ast.Attribute, ast.Subscript))
    ]
    for call in written:
        assert isinstance(call.args[0], ast.Constant), f"write the sentence out: {ast.unparse(call)}"
    return written


def _plain(tree: ast.AST, but: set[int] = frozenset()) -> Iterator[str]:
    """The strings of a module, docstrings aside."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    doc = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in doc | but:
            yield node.value
