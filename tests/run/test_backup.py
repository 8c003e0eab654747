"""A student's work as one zip and back: nothing is lost, whatever the zip is like."""

import shutil
import struct
import subprocess
import sys
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import data as draws
from hypothesis.strategies import integers, sampled_from

from mestring.errors import PlainError
from mestring.workspace import backup as module
from mestring.workspace.backup import backup, restore
from mestring.workspace.fill import RECORD, fill, read_record

from .conftest import files, notebook, put

WORK = {
    "course/01.ipynb": notebook("my thoughts, æøå"),
    "course/svar/m01-a.json": b'{"answer": 7}',
    "course/svar/skadet/m01-a-1.json": b"{",
    "exercises/01/svar/m01-b.json": b'{"answer": ["a"]}',
    ".privat/m01-c.json": b'{"answer": "private"}',
    "course/Hva nå?.ipynb": notebook("own notebook"),
}


@pytest.fixture
def worked(root):
    """The workspace of a student who has worked."""
    fill(root)
    for name, data in WORK.items():
        put(root / "mitt" / name, data)
    put(root / "mitt/.jupyter/data/secret", b"a key of the server")
    put(root / "mitt/course/.ipynb_checkpoints/01.ipynb", b"old")
    return root


def test_a_round_trip_brings_everything_back(worked):
    kept = backup(worked, worked / "copy.zip")
    before = files(worked / "mitt")
    shutil.rmtree(worked / "mitt")
    assert restore(worked, kept) is None
    after = files(worked / "mitt")
    assert after == {name: data for name, data in before.items() if "jupyter" not in name and "checkpoint" not in name}
    assert WORK.items() <= after.items()


def test_a_restored_course_is_updated_like_before(worked):
    kept = backup(worked, worked / "copy.zip")
    put(worked / "exercises/01/01.ipynb", notebook("exercise, newer"))
    fill(worked)
    restore(worked, kept)
    assert fill(worked) == [], "the old exercise was handed out once: not a change of the student's"
    assert (worked / "mitt/exercises/01/01.ipynb").read_bytes() == notebook("exercise, newer")


def test_records_are_joined(worked):
    kept = backup(worked, worked / "copy.zip")
    old = read_record(worked / "mitt")
    put(worked / "course/02.ipynb", notebook("new lesson"))
    fill(worked)
    new = read_record(worked / "mitt")
    restore(worked, kept)
    assert read_record(worked / "mitt") == {**old, **new}


def test_what_is_replaced_is_saved_first(worked):
    kept = backup(worked, worked / "copy.zip")
    put(worked / "mitt/course/svar/m01-a.json", b'{"answer": 9}')
    put(worked / "mitt/course/svar/m01-new.json", b"later")
    saved = restore(worked, kept)
    assert saved.name.startswith("sikkerhetskopi-automatisk-")
    assert (worked / "mitt/course/svar/m01-a.json").read_bytes() == b'{"answer": 7}'
    assert (worked / "mitt/course/svar/m01-new.json").read_bytes() == b"later", "what the copy lacks stays"
    again = restore(worked, saved)
    assert (worked / "mitt/course/svar/m01-a.json").read_bytes() == b'{"answer": 9}'
    assert again != saved and again.exists() and saved.exists()


def test_nothing_is_replaced_when_it_cannot_be_saved_first(worked, monkeypatch):
    kept = backup(worked, worked / "copy.zip")
    put(worked / "mitt/course/01.ipynb", notebook("later thoughts"))
    before = files(worked / "mitt")

    def no_room(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.zipfile.ZipFile, "write", no_room)
    with pytest.raises(OSError):
        restore(worked, kept)
    assert files(worked / "mitt") == before
    assert not list(worked.glob("*automatisk*")) and not list(worked.glob("*.tmp"))


def test_an_empty_workspace_and_an_existing_file_are_told_of(root, worked):
    with pytest.raises(PlainError, match="finnes fra før"):
        backup(worked, backup(worked, worked / "copy.zip"))
    shutil.rmtree(worked / "mitt")
    with pytest.raises(PlainError, match="tom"):
        backup(worked, worked / "other.zip")


@pytest.mark.parametrize(
    "name", ["/etc/evil", "mitt/../evil", "../evil", "evil", "mitt", "mitt/link/evil", "mitt/course", "other/mitt/evil"]
)
def test_a_zip_that_reaches_outside_is_refused_whole(worked, tmp_path_factory, name):
    outside = tmp_path_factory.mktemp("outside")
    (worked / "mitt/link").symlink_to(outside)
    with zipfile.ZipFile(worked / "evil.zip", "w") as archive:
        archive.writestr("mitt/course/01.ipynb", "overwritten")
        archive.writestr(name, "evil")
    before = files(worked)
    with pytest.raises(PlainError, match="ikke en sikkerhetskopi"):
        restore(worked, worked / "evil.zip")
    assert files(worked) == before and not list(outside.iterdir())


def locked(data):
    """The same zip with every entry marked as encrypted."""
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.index(mark) + flags
        data = data[:at] + struct.pack("<H", 1) + data[at + 2 :]
    return data


@pytest.mark.parametrize("harm", [lambda d: d[: len(d) // 2], lambda d: b"", lambda d: b"not a zip", locked])
def test_a_damaged_zip_is_one_sentence(worked, harm):
    put(worked / "bad.zip", harm(backup(worked, worked / "copy.zip").read_bytes()))
    before = files(worked)
    with pytest.raises(PlainError, match="skadet"):
        restore(worked, worked / "bad.zip")
    assert files(worked) == before


def test_a_zip_bigger_than_the_disk_is_refused(worked, monkeypatch):
    kept = backup(worked, worked / "copy.zip")
    monkeypatch.setattr(module.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(100, 99, 1))
    with pytest.raises(PlainError, match="plass"):
        restore(worked, kept)


def test_a_file_without_a_name_is_damage(worked):
    data = bytearray(backup(worked, worked / "copy.zip").read_bytes())
    entry = data.index(b"PK\x01\x02")
    data[entry + 30], data[entry + 28] = data[entry + 28], 0  # the name's length becomes that of what follows it
    put(worked / "bad.zip", bytes(data))
    with pytest.raises(PlainError, match="skadet"):
        restore(worked, worked / "bad.zip")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draws())
def test_any_damage_gives_a_sentence_or_a_whole_restore(worked, draws):
    copy = worked / "copy.zip"
    good = (copy if copy.exists() else backup(worked, copy)).read_bytes()
    at, byte = draws.draw(integers(0, len(good) - 1)), draws.draw(sampled_from([0, 1, 47, 255]))
    put(worked / "bad.zip", good[:at] + bytes([byte]) + good[at + 1 :])
    before = files(worked / "mitt")
    try:
        restore(worked, worked / "bad.zip")
    except PlainError:
        assert files(worked / "mitt") == before
    except OSError:
        pass  # a damaged name that this disk can't hold; the command says so in a sentence
    assert before.items() <= files(worked / "mitt").items()


@pytest.mark.parametrize("arguments, sentence", [
    (["restore", "gone.zip"], "Fant ikke"),
    (["restore", "mitt"], "Fikk ikke lest eller skrevet"),
    (["backup", "no/such/folder.zip"], "Fikk ikke lest eller skrevet"),
])  # fmt: skip
def test_the_command_speaks_in_sentences(worked, arguments, sentence):
    command = [sys.executable, "-m", "mestring.workspace.backup", *arguments]
    done = subprocess.run(command, cwd=worked, text=True, capture_output=True)
    assert done.returncode == 1 and sentence in done.stderr and "Traceback" not in done.stderr


def test_the_command_backs_up_and_restores(worked):
    def call(*arguments):
        command = [sys.executable, "-m", "mestring.workspace.backup", *arguments]
        return subprocess.run(command, cwd=worked, text=True, capture_output=True, check=True).stdout

    assert "private svar" in call("backup")
    (kept,) = worked.glob("sikkerhetskopi-2*.zip")
    put(worked / "mitt/course/01.ipynb", notebook("later"))
    assert "tatt vare på" in call("restore", str(kept))
    assert (worked / "mitt/course/01.ipynb").read_bytes() == WORK["course/01.ipynb"]
    assert (worked / "mitt" / RECORD).exists()
