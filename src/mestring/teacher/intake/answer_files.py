"""The widgets' answer files of a hand-in: finds them, mends their form, and asks the widget whether it is an answer."""

import ast
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from ... import content, widgets
from ...answers import DAMAGED as SET_ASIDE
from ...answers import KEY, MOST_BYTES, VERSION, Kept, Store
from ...logic import in_words
from . import rewording
from .names import stem
from .reading import clean

# Stands where a damaged file stood, so that the check says "could not be read" and not "not answered".
DAMAGED = b"skadet\n"
MOST_DOCUMENTS = 20  # in a file that should have one
EMPTY = (None, {}, [], "")


@dataclass
class Answers:
    """What goes into svar/: {key: bytes}, and the keys that were mended, damaged or there in several versions.

    `unsure` are those of several where the newest may not be the one that counts.
    `newer` are damaged for us only: a newer edition of the course wrote them. `foreign` are the names of files with
    an answer of another exercise in them. `partial` are those where something has no place in this edition of the
    exercise. `reworded` are answers to other words than stand there now (see `rewording`): {key: what became of them}.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    mended: set[str] = field(default_factory=set)
    damaged: set[str] = field(default_factory=set)
    newer: set[str] = field(default_factory=set)
    several: set[str] = field(default_factory=set)
    unsure: set[str] = field(default_factory=set)
    foreign: set[str] = field(default_factory=set)
    partial: set[str] = field(default_factory=set)
    reworded: dict[str, str] = field(default_factory=dict)

    def begun(self) -> set[str]:
        """The widgets that were answered in part, as they counted themselves."""
        return {key for key, data in self.files.items() if not _is_open(data) and _missing(data)}

    def open_keys(self, known: dict) -> set[str]:
        """The widgets that ask for something and have no answer, as far as can be read."""
        return {key for key, widget in known.items() if widget.parts and _is_open(self.files.get(key))}


def asked(released: Path) -> dict[str, widgets._base.AnswerWidget]:
    """The widgets that an exercise asks for answers with: {answer key: the widget, unanswered}."""
    found = {}
    for cell in json.loads((released / f"{released.name}.ipynb").read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        for node in ast.walk(ast.parse("".join(cell["source"]))):
            key = _widget_call(node)
            if key:
                made = getattr(widgets, node.func.id)
                found[key] = made(key, exercise=True, store=Store(None), content=content.find(key, released))
    return found


def collect(files: list[tuple[tuple[str, ...], bytes]], known: dict) -> Answers:
    """The answers in these files, the newest of each key; `known` is what `asked` gave."""
    answers, versions, aside = Answers(), {}, set()
    for parts, data in files:
        if SET_ASIDE in parts:  # by the widget itself, under the key and the time
            aside |= {key for key in known if re.match(rf"{key}-\d{{8}}T", parts[-1])}
            continue
        named, (found, patched, unsure) = stem(parts[-1].lower(), list(known)), _documents(data)
        for one in found or [None]:
            key, document, mended = _read(named, one)
            if KEY.match(key) and (key != named or key not in known):
                answers.foreign.add(named)
            if key not in known:
                continue
            if document is None or not (document["answer"] is None or _fitted(known[key], document)[0] is not None):
                answers.damaged.add(key)
                if document and document["version"] > VERSION:
                    answers.newer.add(key)
                continue
            mended |= patched or parts[-1] != f"{key}.json"
            version = (document["at"], document["revision"], mended, document, one.get("words"))
            versions.setdefault(key, []).append(version)
            answers.unsure |= {key} if unsure else set()
    answers.damaged = (answers.damaged | aside) - versions.keys()
    for key, found in versions.items():
        _, _, mended, newest, words = max(found, key=lambda version: version[:2])
        answers.files[key] = json.dumps({**newest, "version": VERSION}, ensure_ascii=False, indent=1).encode()
        answers.mended |= {key} if mended else set()
        if _fitted(known[key], newest)[1]:
            answers.partial.add(key)
        elif (became := _reworded(known[key], newest, words)) != rewording.SAME:
            answers.reworded[key] = became
        others = [version for version in found if version[3]["answer"] != newest["answer"]]
        answers.several |= {key} if others else set()
        # Another count goes as far or further, or the newest is empty: perhaps it is a fresh copy, opened by accident.
        now = newest["revision"], newest["at"]
        if any(other > now[0] or (other, at) == now or newest["answer"] in EMPTY for at, other, *_ in others):
            answers.unsure.add(key)
    answers.files |= dict.fromkeys(answers.damaged, DAMAGED)
    return answers


def _widget_call(node):
    """The answer key, if this is a call like `QuickCheck("m03-…", exercise=True)`; private answers never travel."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
        return None
    told = {word.arg: getattr(word.value, "value", None) for word in node.keywords}
    key = getattr(node.args[0], "value", None)
    counts = node.func.id in widgets.__all__ and told.get("exercise") and not told.get("private")
    return key if counts and isinstance(key, str) else None


def _documents(data):
    """(the JSON documents in a file, whether it has to be mended, whether something that may count is dropped)."""
    twice, found = [], []

    def once(pairs):
        if len(dict(pairs)) < len(pairs):
            twice.append(pairs)
        return dict(pairs)

    decoder = json.JSONDecoder(parse_constant=_refuse, object_pairs_hook=once)
    text = ""
    try:
        if len(data) <= MOST_BYTES:
            text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig").strip()
        while text and len(found) < MOST_DOCUMENTS:
            one, end = decoder.raw_decode(text)
            if found and not isinstance(one, dict):
                break
            text = text[end:].lstrip()
            found.append(one)
    except (ValueError, RecursionError):
        pass  # what is left over is no document
    return found, len(found) > 1 or bool(text), bool(twice) or '"answer"' in text


def _read(named, found):
    """(key, the document in the right form or None, whether it had to be mended)."""
    if not isinstance(found, dict) or "answer" not in found:
        return named, None, False
    inside = found.get("key")  # the widget wrote it; the name of a file is easily changed
    key = inside if isinstance(inside, str) and KEY.match(inside) else named
    version, revision, at, missing = (found.get(name) for name in ("version", "revision", "at", "missing"))
    document = {
        "version": version if type(version) is int else VERSION,
        "key": key,
        "widget": clean(found["widget"])[:60] if isinstance(found.get("widget"), str) else "-",
        "answer": found["answer"],
        "revision": revision if type(revision) is int and 0 < revision < 10**9 else 1,
        "at": clean(at)[:40] if isinstance(at, str) else "",
        "missing": missing if type(missing) is int else 0,
    }
    try:
        json.dumps(document, ensure_ascii=False).encode()
    except (ValueError, RecursionError):  # half of a surrogate pair
        return key, None, False
    return key, document, version != VERSION or any(found.get(n) != document[n] for n in ("key", "revision", "at"))


def _fitted(widget, document):
    """What of it is an answer to this widget, and what is not: an older edition of the exercise may ask otherwise."""
    return widget.fit(Kept(document["answer"], document["revision"], document["at"], document["missing"]))


def _reworded(widget, document, words):
    """What became of the words that stood at what was answered: a mark may mean something else now."""
    try:
        in_words.check(words)
    except ValueError:  # it says nothing of its words
        return rewording.SAME
    widget.answer = _fitted(widget, document)[0]
    became = rewording.compare(words["rows"], widget.describe(), widget.asked())
    widget.answer = None
    return became


def _is_open(data):
    return data is None or (data != DAMAGED and json.loads(data)["answer"] in EMPTY)


def _missing(data):
    return 0 if data == DAMAGED else json.loads(data)["missing"]


def _refuse(constant):
    raise ValueError(f"{constant} is not JSON")
