"""The bench's work as a REFI-QDA project: valid, whole, and read as other programs write it."""

import json
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from lxml import etree

from .condensation_files import (
    FILE_JS,
    SCHEMA,
    SHELF,
    SPACE,
    TALK,
    WORK,
    archive,
    content,
    files_of,
    opened,
    opened_project,
    project,
    works,
)
from .node import node


@pytest.fixture(scope="module")
def js():
    with node("_condensation_file.js", FILE_JS) as ask:
        yield lambda do, **more: ask({"do": do, **more})


@settings(max_examples=80, deadline=None)
@given(made=works())
@example(made=(TALK, WORK))
@example(made=(TALK, {"units": {}, "codes": {}, "themes": {}}))
def test_a_project_is_valid_and_gives_the_same_coding_back(js, made):
    utterances, work = made
    packed = project(js, utterances, work, notes=[{"name": "Revisjonsspor", "text": "A & B"}])
    assert packed.testzip() is None
    files = files_of(packed)
    SCHEMA.assertValid(etree.fromstring(files["project.qde"].encode()))
    back = opened_project(js, utterances, files)
    if work["units"] or work["codes"]:
        assert back["whole"] is False
        assert content(back["work"]) == content(work)
    else:
        assert back == {"refused": "no_coding"}


@settings(max_examples=80, deadline=None)
@given(made=works())
@example(made=(TALK, WORK))
def test_what_is_selected_is_what_was_marked(js, made):
    """As a reader finds it: a slice of the text in code points; the text has no byte order mark and plain line ends."""
    utterances, work = made
    packed = project(js, utterances, work)
    root = ElementTree.fromstring(packed.read("project.qde"))
    source = root.find(f".//{SPACE}TextSource")
    text = packed.read(source.get("plainTextPath").replace("internal://", "sources/")).decode()
    assert not text.startswith("\ufeff") and "\r" not in text
    said = {one["id"]: one["sentences"] for one in utterances}
    marked = []
    for unit in work["units"]:
        at, sentences = unit.split(":")
        first, last = map(int, sentences.split("-"))
        marked.append(" ".join(said[at][first - 1 : last]))
    selections = root.findall(f".//{SPACE}PlainTextSelection")
    assert [text[int(one.get("startPosition")) : int(one.get("endPosition"))] for one in selections] == marked
    assert [one.get("name") for one in selections] == marked


def test_notes_stand_in_files_that_the_project_points_to(js):
    packed = project(js, TALK, WORK, notes=[{"name": "Førsteinntrykk", "text": "Redd, så håp."}])
    note = ElementTree.fromstring(packed.read("project.qde")).find(f".//{SPACE}Note")
    assert note.get("name") == "Førsteinntrykk" and note.get("creationDateTime") == "1970-01-01T00:00:00Z"
    assert packed.read(note.get("plainTextPath").replace("internal://", "sources/")).decode() == "Redd, så håp."


def test_no_two_codes_have_one_name(js):
    """Other programs find a code by its name."""
    codes = {"k1": {"name": "Håp"}, "k2": {"name": "Håp"}, "k3": {}, "k4": {"name": ""}}
    packed = project(js, TALK, {"codes": codes, "themes": {"t1": {"name": "Håp"}}})
    names = [code.get("name") for code in ElementTree.fromstring(packed.read("project.qde")).iter(f"{SPACE}Code")]
    assert names == ["Håp", "Håp (2)", "Håp (3)", "Uten navn", "Uten navn (2)"]


def test_the_text_has_a_name_that_can_be_a_files(js):
    """QualCoder makes a file of the name, without looking at it."""
    packed = project(js, TALK, WORK, title="Fra utsagn til tema: hva/hvem?")
    root = ElementTree.fromstring(packed.read("project.qde"))
    assert root.find(f".//{SPACE}TextSource").get("name") == "Fra utsagn til tema hva hvem"
    assert root.get("name") == "Fra utsagn til tema: hva/hvem?"


def test_letters_that_xml_cannot_hold_are_left_out(js):
    packed = project(js, TALK, {"codes": {"k1": {"name": "a\x0bb\x00\ud800", "text": "\x1f\r\n"}}})
    root = etree.fromstring(packed.read("project.qde"))
    SCHEMA.assertValid(root)
    assert root.find(f".//{SPACE}Code").get("name") == "ab"


def shifted(by):
    return lambda place: place + by


@pytest.mark.parametrize(
    ("change", "count"),
    {
        "the end is the last character": (lambda text: text, (shifted(0), shifted(-1))),
        "all one to the left, as after a circle through a program": (lambda text: text, (shifted(-1), shifted(-1))),
        "a byte order mark": (lambda text: "\ufeff" + text, (shifted(0), shifted(0))),
        "blanks put in and taken out": (lambda text: "  " + text.rstrip(), (shifted(2), shifted(2))),
    }.values(),
)
def test_programs_count_and_save_differently(js, change, count):
    files = files_of(project(js, TALK, WORK))
    root = ElementTree.fromstring(files["project.qde"])
    for selection in root.iter(f"{SPACE}PlainTextSelection"):
        for name, move in zip(["startPosition", "endPosition"], count, strict=True):
            selection.set(name, str(move(int(selection.get(name)))))
    path = next(name for name in files if name != "project.qde")
    written = {"project.qde": ElementTree.tostring(root).decode(), path: change(files[path])}
    assert content(opened_project(js, TALK, written)["work"]) == content(WORK)


@pytest.mark.parametrize("letters", [1, 2])
def test_windows_line_ends_are_one_letter_or_two(js, letters):
    """Over a long text the one would move what the other marks to its neighbours."""
    talk = [{"id": f"u{number:02}", "who": "A", "sentences": ["Ja.", "Nei da."]} for number in range(20)]
    work = {**WORK, "units": {f"u{number:02}:2-2": ["k1"] for number in range(0, 20, 3)}}
    files = files_of(project(js, talk, work))
    path = next(name for name in files if name != "project.qde")
    text = files[path]
    root = ElementTree.fromstring(files["project.qde"])
    for selection in root.iter(f"{SPACE}PlainTextSelection"):
        for name in ("startPosition", "endPosition"):
            place = int(selection.get(name))
            selection.set(name, str(place + (letters - 1) * text[:place].count("\n")))
    written = {"project.qde": ElementTree.tostring(root).decode(), path: text.replace("\n", "\r\n")}
    assert content(opened_project(js, talk, written)["work"]) == content(work)


def test_another_programs_form_is_read(js):
    """Its folder begins with a capital, its project has another name, its guids have braces, codes lie in codes."""
    files = files_of(project(js, TALK, WORK))
    path = next(name for name in files if name != "project.qde")
    xml = files["project.qde"].replace('isCodable="false"', 'isCodable="true"')
    root = ElementTree.fromstring(xml)
    for element in root.iter():
        for name in {"guid", "targetGUID"} & element.attrib.keys():
            element.set(name, f"{{{element.get(name).upper()}}}")
    xml = ElementTree.tostring(root).decode()
    SCHEMA.assertValid(etree.fromstring(xml))
    data = archive({"Benk.qde": xml, path.replace("sources/", "Sources/"): files[path]}, zipfile.ZIP_STORED)
    assert content(opened(js, TALK, data, xml)["work"]) == content(WORK)


def test_what_qualcoder_writes_is_read(js):
    """Our project after a circle through a real program: only what has no code is lost."""
    files = json.loads((SHELF / "qualcoder.json").read_text(encoding="utf-8"))
    coded = {unit: codes for unit, codes in WORK["units"].items() if codes}
    assert content(opened_project(js, TALK, files)["work"]) == content({**WORK, "units": coded})
