"""An answer to other words than stand in the exercise now: were they polished, or do they mean something else?

A widget keeps the words beside an answer, and an exercise keeps an id for as long as it means the same. So other words
under an id are a polish, unless something speaks against it: they are far from those that stood there, say another
number or a no, or those that stood there now stand at another id; or the right answers are no longer the same.
"""

import ast
import hashlib
import json
import re
from collections import Counter
from pathlib import Path

from ...answers import write_whole

SAME, POLISHED, CHANGED = "same", "polished", "changed"
NOT = {"ikke", "ingen", "intet", "ingenting", "aldri", "uten", "verken", "hverken", "nei", "ja", "bare"}


def compare(before: list, now: list, asked: list[tuple[str, list[str]]]) -> str:
    """What became of these rows of (what was asked, what was answered); `asked` is all that the widget asks now."""
    rows = [(_words(question), _words(answer)) for question, answer in now]
    were = [(_words(question), _words(answer)) for question, answer in before]
    shown = _letters([text for question, options in asked for text in (question, *options)])
    if set(were) <= set(rows):
        return SAME
    pairs = [(row, rows[place] if place < len(rows) else None) for place, row in enumerate(were) if row not in rows]
    polished = all(new and _near(old[0], new[0], shown) and _near(old[1], new[1], shown) for old, new in pairs)
    return POLISHED if polished else CHANGED


def rekeyed(folder: Path, source: Path) -> set[str]:
    """The answer keys whose right answers are not those that earlier intakes saw; `folder` remembers them."""
    file = folder / "right-answers.json"
    known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    for key, right in (_right_answers(source) if source.exists() else {}).items():
        known[key] = list(dict.fromkeys([*known.get(key, []), right]))
    write_whole(file, json.dumps(known, indent=1).encode())
    return {key for key, seen in known.items() if len(seen) > 1}


def _near(was, now, shown):
    """Whether one text may be the other one polished."""
    if was == now:
        return True
    before, after = f" {' '.join(was)} ", f" {' '.join(now)} "
    if before in shown and before not in after:  # it stands somewhere else
        return False
    decisive = [sorted(word for word in words if word in NOT or word.isdigit()) for words in (was, now)]
    one, other = (Counter(map("".join, zip(text, text[1:], text[2:], strict=False))) for text in (before, after))
    return decisive[0] == decisive[1] and 4 * (one & other).total() >= one.total() + other.total()


def _words(text):
    return tuple(re.findall(r"\w+", text.casefold()))


def _letters(texts):
    return "|".join(f" {' '.join(_words(part))} " for text in texts for part in re.split(r" / |: ", text))


def _right_answers(source):
    """{answer key: its right answers as one short text}; what explains them may be written anew."""
    found, names = {}, {}
    for cell in json.loads(source.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        for node in ast.walk(ast.parse("".join(cell["source"]))):
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and node.value.args:
                names |= {target.id: getattr(node.value.args[0], "value", None) for target in node.targets}
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "check.grade":
                key = _Unexplained().visit(next(word.value for word in node.keywords if word.arg == "key"))
                answer = names.get(getattr(node.args[0], "id", None))
                found[answer] = hashlib.sha256(ast.dump(key).encode()).hexdigest()[:16]
    return {answer: right for answer, right in found.items() if answer}


class _Unexplained(ast.NodeTransformer):
    def visit_Call(self, node):
        """What makes an answer right, without the reasons."""
        node.keywords = [word for word in node.keywords if word.arg != "why"]
        return self.generic_visit(node)
