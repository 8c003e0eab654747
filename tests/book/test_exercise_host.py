"""The page's own JavaScript beside Python's: what is missing, and the hand-in, agree on generated answers."""

import base64
import copy
import io
import json
import random
import zipfile
from contextlib import ExitStack

import pytest

from mestring import handing_in
from mestring.answers import Store
from mestring.logic import personal_data
from mestring.logic.plain_text import as_markdown
from mestring.teacher.intake.answer_files import asked

from ..grading.run_intake import EXERCISE, new_course, take
from ..logic.test_personal_data import FROM_2032
from ..logic.test_plain_text import PIECES
from ..widgets.full_answers import full
from ..widgets.node import node
from .test_exercise_pages import EXERCISES, built

HOST = "../book/host"
# The exercise with the answers that are kept, on the screen too; resolves with what it says and gives.
ASK = """async ({ states, kept }) => {
  const read = (key) => kept[key] ?? null;
  const exercise = module.makeExercise({ states, read, words: {} });
  const ask = (what) => new Promise((tell) => exercise.answers({
    tell: (content, buffers) => tell({ content, zip: Buffer.from(buffers[0] ?? []).toString("base64") }),
    set: () => {}, save_changes: () => {},
  }, { do: what, ask: 1 }));
  const { content: { report } } = await ask("inspect");
  return { report, ...(await ask("pack")) };
}"""
TEXTS = [
    "",
    "kort",
    "ord " * 90,
    "1. Først\n# ikke overskrift\n\n\n  *innrykk*  \n- [ ] x",
    "Ring 412 34 567 eller skriv til kåre.ø@example.no",
    "01010750160 og 91.23.45.67",
]


@pytest.fixture(scope="module")
def ask():
    """`ask[name](question)`: the functions of the page, each in a Node of its own."""
    functions = {
        "exercise": (f"{HOST}/exercise.js", ASK),
        "markdown": (f"{HOST}/as_markdown.js", "(text) => module.asMarkdown(text)"),
        "personal": ("_personal_data.js", "(text) => module.findPersonal(text)"),
    }
    with ExitStack() as stack:
        yield {name: stack.enter_context(node(*function)) for name, function in functions.items()}


def answers(widget, chance):
    """An answer to everything, to parts of it, or to nothing."""
    if chance.random() < 0.15:
        return None
    whole = full(widget, chance.choice)
    if list(whole) == ["text"]:
        whole["text"] = chance.choice(TEXTS[1:])
    return whole if chance.random() < 0.3 else pruned(copy.deepcopy(whole), chance)


def pruned(answer, chance):
    """Without some of its parts, at any depth; what is chosen or written may be empty too."""
    if isinstance(answer, dict):
        return {name: pruned(part, chance) for name, part in answer.items() if chance.random() < 0.8}
    return answer


def fits(widget, answer):
    try:
        widget.check_answer(answer)
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    return True


def folder_with(path, tmp_path, chance):
    """(the folder of a student who has answered, {answer key: (widget, answer, the file's content)})."""
    folder, kept = tmp_path / path.stem, {}
    folder.mkdir()
    (folder / path.name).write_bytes(path.read_bytes())
    store = Store(folder / "svar")
    for key, widget in asked(path.parent).items():
        answer = answers(widget, chance)
        if answer is not None and not fits(widget, answer):
            answer = full(widget, chance.choice)
        if answer is not None:
            widget.answer = answer
            words = {"title": widget.title, "prompt": widget.prompt, "rows": [list(row) for row in widget.describe()]}
            store.keep(key, answer, type(widget).__name__, None, len(widget.missing()), words=words)
        kept[key] = widget
    return folder, kept


def records(folder):
    """What the book would keep of these answers."""
    found = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in folder.glob("svar/*.json")}
    part = ("revision", "at", "answer", "words")
    return {key: {"version": 1, "key": key, **{name: one[name] for name in part}} for key, one in found.items()}


def unpacked(data):
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    return {name: json.loads(archive.read(name)) for name in archive.namelist()}


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_the_page_hands_in_what_the_notebook_hands_in(ask, path, tmp_path):
    _, states, _ = built(path)
    chance = random.Random(path.stem)
    for turn in range(6):
        (tmp_path / str(turn)).mkdir()
        folder, given = folder_with(path, tmp_path / str(turn), chance)
        here = ask["exercise"]({"states": states, "kept": records(folder)})
        data, names = handing_in.pack(folder, folder / path.name)

        theirs, ours = unpacked(data), unpacked(base64.b64decode(here["zip"]))
        assert ours == theirs and list(ours) == names == here["content"]["files"]
        assert here["content"]["zip"] == f"{path.stem}.zip"
        left = [words for widget in given.values() for words in widget.missing()]
        assert [words for part in here["report"]["parts"] for words in part["left"]] == left
        assert sum(part["all"] for part in here["report"]["parts"]) == sum(
            max(widget.parts, len(widget.missing())) for widget in given.values()
        )
        found = {(one["kind"], one["words"]) for one in here["report"]["personal"]}
        assert found == set(handing_in.personal(folder, folder / path.name))
        assert here["report"]["unkept"] == []


def test_a_teacher_takes_it_in_like_the_notebooks(ask, tmp_path):
    """Both zips as Canvas gives them: the same state, the same notebook and the same answers come of them."""
    path = next(path for path in EXERCISES if path.stem == EXERCISE)
    (tmp_path / "her").mkdir()
    folder, _ = folder_with(path, tmp_path / "her", random.Random(3))
    here = ask["exercise"]({"states": built(path)[1], "kept": records(folder)})
    (tmp_path / "kurs").mkdir()
    course = new_course(tmp_path / "kurs")
    data = {"side": base64.b64decode(here["zip"]), "notatbok": handing_in.pack(folder, folder / path.name)[0]}
    for student, archive in data.items():
        (course.root / "inn" / f"{student}.zip").write_bytes(archive)
    entries = take(course)
    assert entries["side"]["state"] == entries["notatbok"]["state"]
    ours, theirs = (course.at("submitted", student, EXERCISE) for student in data)
    handed_in = [file.relative_to(theirs) for file in theirs.rglob("*") if file.suffix in (".ipynb", ".json")]
    assert len(handed_in) > 3
    for file in handed_in:
        assert (ours / file).read_bytes() == (theirs / file).read_bytes()


def test_a_text_becomes_the_same_markdown(ask):
    chance = random.Random(1)
    for _ in range(1500):
        text = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 12)))
        assert ask["markdown"](text) == as_markdown(text), repr(text)


def test_the_same_personal_data_is_found(ask):
    chance = random.Random(2)
    pieces = [
        *"0123456789 .-+@_aåø\u00a0",
        "010107",
        "50160",
        "412 34 567",
        "+47 ",
        "22334455",
        "ola@x.no",
        " 9123 4567",
    ]
    seen = set()
    endings = [f"{beginning}{number:02}" for beginning, _ in FROM_2032 for number in range(100)]
    mixed = ("".join(chance.choice(pieces) for _ in range(chance.randint(1, 9))) for _ in range(1500))
    for text in (*endings, *mixed):
        found = personal_data.find(text)
        seen |= {kind for kind, _ in found}
        assert [(one["kind"], one["words"]) for one in ask["personal"](text)] == found, repr(text)
    assert seen == {"national_id", "phone", "email"}
