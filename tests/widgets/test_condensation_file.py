"""The bench's work in files: a REFI-QDA project, a file of its own, a table; and what is refused when one is opened."""

import base64
import csv
import io
import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from .node import node

SHELF = Path(__file__).parent / "refi_qda"
SCHEMA = etree.XMLSchema(file=SHELF / "Project-mrt2019.xsd")
SPACE = "{urn:QDA-XML:project:1.0}"
FILE_JS = """async (asked) => {
  const { utterances, work } = asked;
  const bytes = Buffer.from(asked.file ?? "", "base64");
  const how = { unnamed: "Uten navn", coder: "Student", guid: () => crypto.randomUUID(), now: new Date(0) };
  const element = ({ name, attributes, children, text }) => ({
    localName: name,
    children: children.map(element),
    textContent: text,
    getAttribute: (key) => attributes[key] ?? null,
  });
  const parse = () => {
    if (!asked.tree) throw new Error("no XML");
    return element(asked.tree);
  };
  if (asked.do === "project") {
    const file = module.projectFile({ title: asked.title, about: "Om", utterances, work, notes: asked.notes }, how);
    return Buffer.from(file).toString("base64");
  }
  if (asked.do === "own") return Buffer.from(module.ownFile(utterances, work)).toString("base64");
  if (asked.do === "table") return module.spreadsheet(asked.head, asked.rows);
  try {
    return await module.readFile(new Blob([bytes]), utterances, parse, () => asked.fits ?? true);
  } catch (error) {
    return { refused: error.message };
  }
}"""
LETTERS = st.sampled_from("abæøåÅ .,-–«»<>&\"'😀\u0301")
TEXTS = st.text(LETTERS, min_size=1, max_size=12).map(lambda words: " ".join(words.split())).filter(bool)


@pytest.fixture(scope="module")
def js():
    with node("_condensation_file.js", FILE_JS) as ask:
        yield lambda do, **more: ask({"do": do, **more})


@st.composite
def works(draw):
    """An interview and a work on it; every code and theme has a name of its own."""
    talk = draw(st.lists(st.tuples(TEXTS, st.lists(TEXTS, min_size=1, max_size=4)), min_size=1, max_size=5))
    utterances = [{"id": f"u{i:02}", "who": who, "sentences": said} for i, (who, said) in enumerate(talk)]
    names = draw(st.lists(TEXTS, min_size=1, max_size=8, unique=True))
    cut = draw(st.integers(0, len(names) - 1))
    themes = {f"t{i}": {"name": name} for i, name in enumerate(names[:cut], 1)}
    codes = {f"k{i}": {"name": name} for i, name in enumerate(names[cut:], 1)}
    for part in [*themes.values(), *codes.values()]:
        if draw(st.booleans()):
            part["text"] = draw(st.text(st.one_of(LETTERS, st.just("\n")), min_size=1, max_size=20))
    for code in codes.values():
        if themes and draw(st.booleans()):
            code["theme"] = draw(st.sampled_from(sorted(themes)))
    units = {}
    for _ in range(draw(st.integers(0, 6))):
        one = draw(st.sampled_from(utterances))
        first = draw(st.integers(1, len(one["sentences"])))
        last = draw(st.integers(first, len(one["sentences"])))
        units[f"{one['id']}:{first}-{last}"] = draw(st.lists(st.sampled_from(sorted(codes)), unique=True, max_size=3))
    return utterances, {"codes": codes, "themes": themes, "units": units}


def content(work):
    """The coding by its names: the ids are each file's own."""
    codes, themes = work["codes"], work["themes"]
    said = {one["name"]: one.get("text", "") for one in themes.values()}
    named = {one["name"]: (one.get("text", ""), themes.get(one.get("theme"), {}).get("name")) for one in codes.values()}
    return {unit: {codes[code]["name"] for code in given} for unit, given in work["units"].items()}, named, said


def project(js, utterances, work, **more):
    packed = base64.b64decode(js("project", utterances=utterances, work=work, **{"title": "Benk", "notes": [], **more}))
    return zipfile.ZipFile(io.BytesIO(packed))


def tree(xml):
    def parts(element):
        text = "".join(element.itertext())
        children = [parts(child) for child in element]
        name = element.tag.removeprefix(SPACE)
        return {"name": name, "attributes": dict(element.attrib), "children": children, "text": text}

    return parts(ElementTree.fromstring(xml))


def archive(files, packing=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", packing) as packed:
        for name, words in files.items():
            packed.writestr(name, words)
    return data.getvalue()


def opened(js, utterances, data, xml=None, **more):
    file = base64.b64encode(data).decode()
    return js("read", utterances=utterances, file=file, tree=tree(xml) if xml else None, **more)


def opened_project(js, utterances, files):
    return opened(js, utterances, archive(files), files["project.qde"])


def files_of(packed):
    return {name: packed.read(name).decode() for name in packed.namelist()}


TALK = [
    {"id": "u01", "who": "Å", "sentences": ["Jeg var redd 😀 der.", "Nå er jeg ikke redd.", "Ikke?"]},
    {"id": "u02", "who": "B", "sentences": ["Så fint."]},
]
WORK = {
    "units": {"u01:1-2": ["k1"], "u01:2-2": ["k1", "k2"], "u02:1-1": []},
    "codes": {"k1": {"name": "Håp", "theme": "t1", "text": "Jeg\nhåper."}, "k2": {"name": "Uro"}},
    "themes": {"t1": {"name": "Å våge", "text": "De våger."}},
}


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


def test_the_file_of_our_own_gives_the_whole_work_back(js):
    work = {**WORK, "impression": "Redd 😀", "trail": {"s1": {"do": "made", "names": ["Håp"], "why": "=1"}}}
    data = base64.b64decode(js("own", utterances=TALK, work=work))
    assert opened(js, TALK, data) == {"work": work, "whole": True}


VALID = "<Project xmlns='urn:QDA-XML:project:1.0' name='x'/>"
BOMB = "<!DOCTYPE p [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>" + VALID


def project_of(text, **more):
    return {
        "sources/a.txt": text,
        "project.qde": f"""<Project xmlns='{SPACE[1:-1]}' name='x'><Sources>
        <TextSource guid='a' plainTextPath='internal://a.txt'/></Sources></Project>""",
        **more,
    }


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"other.xml": VALID}, "no_project"),
        ({"folder/project.qde": VALID}, "no_project"),
        (project_of("En helt annen tekst"), "other_text"),
        (project_of("Å: Jeg var redd 😀 der. Nå er jeg ikke redd. Ikke?\n\nB: Så fint.\n"), "no_coding"),
        ({"project.qde": VALID}, "other_text"),
        ({"project.qde": " " * 6_000_000 + VALID}, "too_large"),
        ({"project.qde": BOMB}, "it defines entities"),
    ],
)
def test_an_archive_that_is_no_project_of_this_text_is_refused(js, files, why):
    xml = files.get("project.qde")
    shown = None if xml is None or xml is BOMB else xml
    assert opened(js, TALK, archive(files), shown) == {"refused": why}


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"PK\x05\x06" + b"\0" * 18, b"\xff\xfe\0", b"null", b"[1]", b"{}", b'{"kind": 1}', b"<html></html>",
     b'{"kind": "mestring/condensation_bench", "text": 7}', archive(project_of("x"))[:-9]],
)  # fmt: skip
def test_what_is_no_file_of_ours_is_refused(js, data):
    assert opened(js, TALK, data).keys() == {"refused"}


def test_a_damaged_archive_is_refused(js):
    files = files_of(project(js, TALK, WORK))
    data = bytearray(archive(files, zipfile.ZIP_STORED))
    data[data.index(b"Jeg var")] ^= 1
    seen = opened(js, TALK, bytes(data), files["project.qde"])
    assert seen == {"refused": "damaged"}


def test_a_file_of_our_own_about_another_text_is_refused(js):
    data = base64.b64decode(js("own", utterances=TALK[:1], work=WORK))
    assert opened(js, TALK, data) == {"refused": "other_text"}
    assert opened(js, TALK[:1], data, fits=False) == {"refused": "unfit"}
    assert opened(js, TALK, b" " * 5_000_001) == {"refused": "too_large"}


def test_the_table_opens_in_a_norwegian_spreadsheet(js):
    """A byte order mark (else Excel reads æ as Ã¦), semicolons, and no cell that is taken for a formula."""
    rows = [{"who": "Åse", "unit": '«Ja; "nei"»\n', "code": "=1+1", "theme": "-håp", "text": ""}]
    table = js("table", head=["Hvem", "Enhet", "Kode", "Tema", "Kondensat"], rows=rows)
    assert table.startswith("\ufeff") and table.endswith("\r\n")
    head, row = csv.reader(io.StringIO(table[1:], newline=""), delimiter=";")
    assert head == ["Hvem", "Enhet", "Kode", "Tema", "Kondensat"]
    assert row == ["Åse", '«Ja; "nei"»\n', "'=1+1", "'-håp", ""]


def test_the_own_file_is_plain_to_read(js):
    written = json.loads(base64.b64decode(js("own", utterances=TALK, work=WORK)))
    assert list(written) == ["kind", "text", "work"] and written["text"].startswith("Å: Jeg var redd 😀 der.")
