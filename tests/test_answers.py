"""The only code that writes a student's files, tried on the ways in which writing goes wrong."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mestring import answers
from mestring.errors import NotKept

KEY = "m03-cafe"


@pytest.fixture
def store(tmp_path):
    return answers.Store(tmp_path / "svar")


def keep(store, answer, seen=None):
    return store.keep(KEY, answer, "BorghildScale", seen)


def test_what_is_kept_comes_back(store):
    kept = keep(store, {"æ": [1, "ø\n", None]})
    assert answers.Store(store.folder).load(KEY) == (kept, "")
    assert kept.revision == 1
    assert keep(store, {"å": 2}, kept).revision == 2


def test_deleting_is_keeping_nothing_and_leaves_no_trace_of_the_answer(store):
    kept = keep(store, {"hemmelig": "ja"})
    keep(store, None, kept)
    assert store.load(KEY)[0].answer is None
    assert "hemmelig" not in (store.folder / f"{KEY}.json").read_text()


def test_a_newer_answer_of_another_window_is_not_overwritten(store):
    first = keep(store, 1)
    other = keep(store, 2, first)
    with pytest.raises(NotKept) as caught:
        keep(store, 3, first)
    assert (caught.value.code, caught.value.other) == ("conflict", other)
    assert store.load(KEY)[0] == other
    assert keep(store, 3, other).revision == 3  # knowingly


def test_an_answer_that_was_there_before_the_window_is_not_overwritten(store):
    keep(store, 1)
    with pytest.raises(NotKept, match="conflict"):
        keep(store, 2, None)


DAMAGED = {
    "empty": b"",
    "half": b'{"version": 1, "key": "m03-cafe", "revi',
    "not an object": b"[1, 2]",
    "not text": b"\xff\xfe\x00",
    "of another widget": json.dumps({"version": 1, "key": "m03-else", "revision": 1, "at": "", "answer": 1}).encode(),
    "of no version": json.dumps({"version": 0, "key": KEY, "revision": 1, "at": "", "answer": 1}).encode(),
    "a revision that is true": json.dumps({"version": 1, "key": KEY, "revision": True, "at": "", "answer": 1}).encode(),
    "without an answer": json.dumps({"version": 1, "key": KEY, "revision": 1, "at": ""}).encode(),
    "not a number": b'{"version": 1, "key": "m03-cafe", "revision": 1, "at": "", "answer": NaN}',
    "nested without end": b'{"answer": ' + b"[" * 100_000,
    "far too large": b" " * (answers.MOST_BYTES + 1),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_file_is_set_aside_and_a_new_answer_can_be_kept(store, data):
    store.folder.mkdir()
    (store.folder / f"{KEY}.json").write_bytes(data)
    assert store.load(KEY) == (None, "damaged")
    (aside,) = (store.folder / answers.DAMAGED).iterdir()
    assert aside.read_bytes() == data
    assert store.load(KEY) == (None, "")
    assert keep(store, 1).revision == 1


def test_an_answer_of_a_later_version_is_left_alone(store):
    store.folder.mkdir()
    data = json.dumps({"version": 2, "key": KEY, "said": {"a": 1}})
    for text in (data, data[:-1] + ', "answer": 3, "revision": "many", "at": 0}'):
        (store.folder / f"{KEY}.json").write_text(text)
        assert store.load(KEY) == (None, "newer_version")
        with pytest.raises(NotKept, match="newer_version"):
            keep(store, 2)
        assert (store.folder / f"{KEY}.json").read_text() == text
        assert not (store.folder / answers.DAMAGED).exists()


def test_what_fell_out_is_kept_beside_the_answer_and_its_place_is_no_trap(store):
    kept = store.keep(KEY, {"a": 1}, "W", None, outside=[(["b", -1], "gone")])
    assert store.load(KEY) == (kept, "") and kept.outside == [[["b", -1], "gone"]]
    path = store.folder / f"{KEY}.json"
    for trap in ([[["b", 10**9], 1]], [[["b", True], 1]], ["b"], [[["b"]]], {"b": 1}):
        path.write_text(json.dumps({**json.loads(path.read_text()), "outside": trap}))
        assert store.load(KEY)[0].outside == []


def test_a_file_that_cannot_be_read_just_now_is_left_where_it_is(store, monkeypatch):
    kept = keep(store, 1)

    def locked(path, **kwargs):
        raise PermissionError(13, "locked by a sync tool")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_text", locked)
        assert store.load(KEY) == (None, "unreadable")
        with pytest.raises(NotKept, match="unwritable"):
            keep(store, 2, kept)
    assert store.load(KEY) == (kept, "")


def test_a_pipe_or_a_link_in_place_of_the_file_is_set_aside_unread(store, tmp_path):
    store.folder.mkdir()
    path = store.folder / f"{KEY}.json"
    os.mkfifo(path)  # reading it would wait for ever
    assert store.load(KEY) == (None, "damaged")
    outside = tmp_path / "outside.json"
    outside.write_text(json.dumps({"version": 1, "key": KEY, "revision": 1, "at": "", "answer": "stolen"}))
    path.symlink_to(outside)
    assert store.load(KEY) == (None, "damaged")
    assert outside.exists()


@pytest.mark.parametrize(
    "key", ["", "cafe", "m3-x", "m03-", "m03-Å", "m03-../x", "m03-a b", "m03-" + "x" * 37, "m03-x\n"]
)
def test_a_key_that_is_not_a_key_is_refused(store, key):
    with pytest.raises(ValueError, match="answer key"):
        store.keep(key, 1, "X", None)


@pytest.mark.parametrize(
    "answer", [float("nan"), {1, 2}, "x" * answers.MOST_BYTES, "\ud800"], ids=["nan", "set", "huge", "surrogate"]
)
def test_what_is_not_json_is_not_kept(store, answer):
    with pytest.raises(NotKept, match="invalid"):
        keep(store, answer)
    assert not list(store.folder.glob("*")) if store.folder.exists() else True


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "svar").write_text("in the way")
    with pytest.raises(NotKept, match="unwritable"):
        keep(answers.Store(tmp_path / "svar"), 1)


@pytest.mark.parametrize(("may_write", "code"), [(False, "readonly"), (True, "unwritable")])
def test_a_folder_that_is_read_only_and_a_file_that_is_held_are_told_apart(store, monkeypatch, may_write, code):
    def held(*paths):
        raise PermissionError(errno.EACCES, "held by another program")

    monkeypatch.setattr(answers.os, "replace", held)
    monkeypatch.setattr(answers.os, "access", lambda *asked: may_write)
    with pytest.raises(NotKept, match=code):
        keep(store, 1)


def test_a_full_disk_is_said_and_the_old_answer_stays(tmp_path):
    """A real limit: the process may not write beyond 200 bytes to any file."""
    program = f"""
import resource, signal, sys
from pathlib import Path
from mestring import answers
from mestring.errors import NotKept
store = answers.Store(Path({str(tmp_path)!r}) / "svar")
kept = store.keep({KEY!r}, 1, "W", None)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))
try:
    store.keep({KEY!r}, "x" * 1000, "W", kept)
except NotKept as error:
    print(error.code, store.load({KEY!r})[0].answer, len(list(store.folder.iterdir())))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["full", "1", "1"]


def test_killed_in_mid_write_no_file_is_ever_half(tmp_path):
    program = f"""
from pathlib import Path
from mestring import answers
store, kept = answers.Store(Path({str(tmp_path)!r})), None
print("ready", flush=True)
while True:
    kept = store.keep({KEY!r}, "x" * 100_000, "W", store.load({KEY!r})[0])
"""
    reader = answers.Store(tmp_path, writable=False)
    seen = 0
    for round_ in range(12):
        child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
        child.stdout.readline()
        time.sleep(0.02 + round_ * 0.007)
        child.send_signal(signal.SIGKILL)
        child.wait()
        kept, note = reader.load(KEY)
        assert note == "" and (kept is None or len(kept.answer) == 100_000)
        seen += kept is not None
    assert seen > 6  # the kills did fall among real writes


def test_leftovers_of_a_killed_kernel_are_tidied_but_not_a_write_going_on(store):
    store.folder.mkdir()
    old, young = store.folder / ".m03-a.1.tmp", store.folder / ".m03-a.2.tmp"
    old.touch()
    young.touch()
    os.utime(old, (1, 1))
    answers.Store(store.folder)
    assert (old.exists(), young.exists()) == (False, True)


def test_a_store_that_may_not_write_changes_nothing(tmp_path):
    keep(answers.Store(tmp_path), 1)
    (tmp_path / "m03-bad.json").write_text("{")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    reader = answers.Store(tmp_path, writable=False)
    assert reader.load(KEY)[0].answer == 1
    assert reader.load("m03-bad") == (None, "damaged")
    with pytest.raises(NotKept, match="off"):
        keep(reader, 2)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
