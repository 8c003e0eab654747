"""Nothing that calls itself a notebook stops the reading, and what can be read of it is kept."""

import json
import random
import re

import pytest
from nbformat.v4 import new_markdown_cell

from mestring.teacher import sanitize
from mestring.teacher.intake.embedded import take_out
from mestring.teacher.intake.exercise import fits, words
from mestring.teacher.intake.reading import read_notebook
from mestring.teacher.intake.repair import repair

from .exercises import ROOT
from .hand_ins import Work

EXERCISE = "03-mestringstro"
MANY = 20_000
NASTY = {
    "open for ever": b'{"cells": [' + b'{"id":' * MANY,
    "cells without end": b'{"cells": [' + b'{"source":"a",' * MANY,
    "lines without end": b'{"cells": [{"source":[' + b'"a",' * MANY,
    "nothing but escapes": b'{"cells": [{"source":["' + b"\\" * MANY,
    "more cells than anybody writes": b'{"cells": [' + b'{"id":"x","source":"y"},' * MANY,
    "a number without end": b'{"cells":[{"source":' + b"9" * MANY + b"}]}",
    "cells that are none": b'{"cells":[1,null,"x",[],{"source":7,"metadata":[],"id":3},{"metadata":{"nbgrader":[]}}]}',
    "cells that are no list": b'{"cells": {"a": 1}, "worksheets": 3, "content": {"content": {"content": {}}}}',
    "brackets in code": json.dumps({"cells": [{"cell_type": "code", "source": "(" * MANY}]}).encode(),
    "not a number": b'{"cells":[{"cell_type":"markdown","source":"NaN"}], "metadata": {"kernelspec": NaN}}',
    "half a letter": b'{"cells":[{"id":"m03-first-talk","cell_type":"markdown","source":"\\ud800 \\u0000 x"}]}',
    "cells that begin inside each other": b'{"cells": [' + b'{"id":[' * 900 + b"1," * 1_000_000,
    "objects without end": b'{"cells": [' + b'{"id":1,' * 400_000,
}


@pytest.fixture(scope="module")
def released():
    return json.loads((ROOT / "exercises" / EXERCISE / f"{EXERCISE}.ipynb").read_text(encoding="utf-8"))


def mended(released, data):
    """The mended notebook as it would be written; None where there was none in the data."""
    book = read_notebook(data)
    if book is None:
        return None
    assert fits(words(released), book) >= 0
    result = repair(released, book)
    json.dumps(result.notebook, ensure_ascii=False).encode()
    own = {cell["metadata"]["nbgrader"]["grade_id"] for cell in released["cells"]}
    assert own <= {cell["id"] for cell in result.notebook["cells"]}
    return result


@pytest.mark.parametrize("name", NASTY)
def test_nasty_notebooks_are_read_as_far_as_they_go(released, name):
    result = mended(released, NASTY[name])
    assert (result is None) is (name == "cells that are no list")


def test_cells_made_to_be_compared_for_an_hour_are_not(released):
    """The letters of a locked cell in another order: a comparison letter by letter is at its slowest there."""
    chance, long = random.Random(3), max((c["source"] for c in released["cells"]), key=len)
    anagrams = ["".join(chance.sample(text, len(text))) for text in ["".join(long)] * 300]
    cells = [{"cell_type": "markdown", "source": text} for text in anagrams]
    named = [{**cell, "metadata": {"nbgrader": {"grade_id": "m03-first-talk-task"}}} for cell in cells]
    assert mended(released, json.dumps({"cells": [*cells, *named]}).encode()).answered == 1


def test_random_damage_never_stops_it(released):
    whole, chance, read = Work.good(EXERCISE).json.encode(), random.Random(7), 0
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.choice([1, 3, 30])):
            at = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at : at + chance.randrange(1, 800)]
                case 2:
                    data[at:at] = data[chance.randrange(len(data)) :][: chance.randrange(500)]
                case _:
                    data[at:at] = chance.choice([b'"', b"{", b"]", b"\\", b"\xff\xff", b"null", b"[[[["])
        read += mended(released, bytes(data)) is not None
    assert read > 40


def test_wherever_a_notebook_is_cut_what_came_before_is_kept(released):
    work = Work.good(EXERCISE)
    data, texts = work.json.encode(), {name: work.cell(name)["source"] for name in work.written}
    for cut in range(40, len(data), 97):
        result = mended(released, data[:cut])
        for name, text in texts.items() if result else []:
            written = next(c["source"] for c in result.notebook["cells"] if c["id"] == name)
            if cut >= data.index(text.encode()) + len(text.encode()):
                assert written == text, cut
            else:
                assert result.doubts, cut
                left = "".join(written)
                assert "Skriv svaret" in left or text.startswith(left.rstrip("\ufffd")), cut  # half a letter at the end


def test_where_students_write_code_their_helpers_stay_code(released):
    """No exercise asks for code yet; one that does needs the cells that students add to be run."""
    coding, work = json.loads(json.dumps(released)), Work.good(EXERCISE)
    name = work.written[1]
    next(cell for cell in coding["cells"] if cell["id"] == name)["cell_type"] = "code"
    work.cell(name).update(cell_type="code", source="svar = hjelp(2)", outputs=[], execution_count=None)
    work.add(f"{name}-task", "def hjelp(x):\n    return x", "code")
    cells = repair(coding, read_notebook(work.json.encode())).notebook["cells"]
    kinds = [(cell["cell_type"], cell["source"]) for cell in cells if "hjelp" in cell["source"]]
    assert kinds == [("code", "def hjelp(x):\n    return x"), ("code", "svar = hjelp(2)")]


def test_notes_where_no_written_answer_is_asked_for_stay_where_they_are(released):
    work = Work.good(EXERCISE)
    work.add("m03-borghild-before", "Et notat til meg selv.")
    result = repair(released, read_notebook(work.json.encode()))
    ids = [cell["id"] for cell in result.notebook["cells"]]
    assert ids[ids.index("m03-borghild-before") + 1] == "student-1"
    assert result.notes == result.doubts == []


PNG = "iVBORw0KGgoAAAANSUhEUg=="
SHOWN = [f"![x](data:image/png;base64,{PNG})", f"![x][b]\n\n[b]: <data:image/png;base64,{PNG}>"]
SHOWN += [f'<img alt="x" width="9" src="data:image/png;base64,{PNG}">', f"![x](DATA:image/PNG;base64,{PNG})"]


@pytest.mark.parametrize("text", SHOWN)
def test_a_picture_that_stands_in_the_text_is_kept_and_shown(text):
    cell = {"cell_type": "markdown", "id": "x", "metadata": {}, "source": f"Før\n\n{text}\n\nEtter"}
    read = read_notebook(json.dumps({"cells": [cell]}).encode()).cells[0]
    assert PNG not in read.source
    (picture,) = read.attachments.values()
    assert picture == {"image/png": PNG}
    shown = sanitize.markdown({"cell": new_markdown_cell(read.source, attachments=read.attachments)}, read.source)
    assert f'src="data:image/png;base64,{PNG}"' in shown
    assert shown.index("Før") < shown.index("<img") < shown.index("Etter")


@pytest.mark.parametrize(
    "picture", ["gif;base64,R0lGODlh", "png;base64,c2tpa2tlbGln", "png;base64,A", "webp;base64,UklGRg"]
)
def test_a_picture_that_cannot_be_shown_is_not_taken_for_one(picture):
    text, pictures = take_out(f"Før ![x](data:image/{picture}) etter")
    assert re.fullmatch(r"Før !\[x\]\(attachment:bilde-[0-9a-f]{6}\.\w+\) etter", text)
    assert pictures == {}


def test_words_about_a_picture_are_no_picture():
    text = "Skriv data:image/png;base64, og så bokstavene. <img src=x> ![x](svar.png)"
    assert take_out(text) == (text, {})
