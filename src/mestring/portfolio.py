"""What a student has answered in the whole course, in words: for the portfolio and for the record of what is done."""

from pathlib import Path

from . import answers, progress
from .handing_in import asked

_ELSEWHERE = ("-lever", "-framdrift", "-fem-minutter", "-husk")  # keys of what is no answer of its own sheet


def sheets(folder: Path, private: bool, own_key: str = "") -> list[dict]:
    """Every lesson and exercise with the answers that it asks for: {title, part, number, page, keys: [[key, private]]}.

    `folder` is the notebook's that asks, and `own_key` the key that its widget has, which is none of them. `page` is
    the notebook's path in the workspace without its ending, and what its page in the book is called. With `private`
    False nothing that is private is named.
    """
    workspace, found, seen = answers.workspace(folder), [], {own_key}
    for path in progress.notebooks(folder):
        try:
            keys = asked(path)
            name = progress.about(path, keys, progress.markdown(path))
        except progress.UNREADABLE:
            continue
        own = [[key, hidden] for key, hidden in keys.items() if key not in seen and not key.endswith(_ELSEWHERE)]
        listed = [pair for pair in own if private or not pair[1]]
        if listed and name["title"]:
            seen |= keys.keys()  # in a copy of an exercise the same answers are asked for
            page = path.relative_to(workspace).with_suffix("").as_posix()
            found.append({**name, "page": page, "keys": listed})
    return sorted(found, key=lambda sheet: (sheet["number"], sheet["part"] == "exercise", sheet["page"]))


def gather(folder: Path, listed: list[dict]) -> dict[str, dict]:
    """The answers of these sheets: {key: {title, rows, at, whole}}.

    `rows` are (asked, answered), none where the answer is nothing to show; `whole` says that nothing is missing. Where
    something stands that cannot be shown, {problem}: "damaged", "unreadable", "newer_version", or "wordless" (kept by
    an edition that put no words beside it). Nothing is changed or set aside: looking is only looking.
    """
    workspace, found = answers.workspace(folder), {}
    for sheet in listed:
        beside = workspace / Path(sheet["page"]).parent
        for key, private in sheet["keys"]:
            store = answers.Store(answers.open_store(private, beside).folder, writable=False)
            kept, problem = store.load(key)
            if problem:
                found[key] = {"problem": problem}
            elif kept and kept.answer is not None:
                said = {**kept.words, "at": kept.at, "whole": not kept.missing}
                found[key] = said if kept.words else {"problem": "wordless", "at": kept.at, "whole": not kept.missing}
    return found
