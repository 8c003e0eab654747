"""The bench's own files: the whole work, a table; and what is refused when a file is opened."""

import base64
import csv
import io
import json
import zipfile

import pytest

from .condensation_files import (
    FILE_JS,
    SPACE,
    TALK,
    WORK,
    archive,
    files_of,
    opened,
    project,
)
from .node import node


@pytest.fixture(scope="module")
def js():
    with node("_condensation_file.js", FILE_JS) as ask:
        yield lambda do, **more: ask({"do": do, **more})


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
