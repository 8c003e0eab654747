"""`mestring doctor` finds what is wrong and says what to do."""

import shutil
import sqlite3
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from mestring.teacher import RUN, doctor
from mestring.teacher.doctor import BROKEN, CARE, FINE

from .exercises import ROOT

BIN = Path(sys.executable).parent


@pytest.fixture
def programs(tmp_path):
    """A folder with a program `alembic` in it."""
    place = tmp_path / "bin"
    place.mkdir()
    (place / "alembic").write_text("#!/bin/sh\n")
    (place / "alembic").chmod(0o755)
    return place


def test_other_packages_than_the_tried_ones_are_named(tmp_path):
    (tmp_path / "requirements.txt").write_text(
        "click==0.1    # via x\nfinnes-ikke==1.0\nher==2 ; python_full_version >= '3.11'  # via y\n"
        "ikke-her==1 ; sys_platform == 'a machine nobody has'\n"
    )
    state, words, advice = doctor.packages(tmp_path)
    assert state == CARE
    assert "(skal være 0.1), finnes-ikke mangler (skal være 1.0), her mangler (skal være 2)." in words
    assert "ikke-her" not in words
    assert RUN in advice


def test_the_tried_packages_are_fine(tmp_path):
    from importlib.metadata import version

    (tmp_path / "requirements.txt").write_text(f"click=={version('click')}    # via x\n")
    assert doctor.packages(tmp_path).state == FINE


def test_alembic_must_be_there_and_within_reach(tmp_path, programs):
    assert doctor.path(str(programs), programs).state == FINE
    assert doctor.path("/nowhere", programs).state == CARE
    assert doctor.path(str(programs), tmp_path).state == BROKEN


def test_a_gradebook_that_is_not_there_is_not_made(tmp_path):
    assert doctor.gradebook(tmp_path / "gradebook.db").state == FINE
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_whole_gradebook_is_fine_and_left_as_it_is(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(BIN), prepend=":")
    file = tmp_path / "gradebook.db"
    with Gradebook(f"sqlite:///{file}") as made:
        made.add_student("kari")
    before = file.read_bytes()
    assert doctor.gradebook(file).state == FINE
    assert file.read_bytes() == before


def test_half_a_gradebook_and_a_damaged_one_are_found(tmp_path):
    half = tmp_path / "half.db"
    with sqlite3.connect(half) as database:
        database.execute("CREATE TABLE assignment (id TEXT)")
    state, words, advice = doctor.gradebook(half)
    assert (state, "ikke laget ferdig" in words, str(half) in advice) == (BROKEN, True, True)
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"no database at all" * 100)
    assert doctor.gradebook(damaged).state == BROKEN


def test_the_sandbox_speaks_for_itself():
    assert doctor.sandbox("").state == FINE
    assert doctor.sandbox("Programmet bubblewrap mangler.")[:2] == (CARE, "Programmet bubblewrap mangler.")


@pytest.mark.parametrize(
    ("mode", "state", "advice"),
    [(0o1777, FINE, ""), (0o777, BROKEN, "sudo chmod 1777"), (0o755, CARE, "sudo chmod 1777")],
)
def test_the_exchange_needs_its_permissions(tmp_path, mode, state, advice):
    folder = tmp_path / "exchange"
    folder.mkdir()
    folder.chmod(mode)
    found = doctor.exchange(folder, [])
    assert found.state == state
    assert advice in found.advice


def test_folders_that_students_on_the_machine_can_read_are_named(tmp_path):
    for name, mode in (("exchange", 0o1777), ("grading", 0o755), ("solutions", 0o750)):
        (tmp_path / name).mkdir()
        (tmp_path / name).chmod(mode)
    found = doctor.exchange(tmp_path / "exchange", [tmp_path / "grading", tmp_path / "solutions"])
    assert (found.state, "grading" in found.words, "solutions" in found.words) == (CARE, True, False)


def test_no_exchange_is_fine(tmp_path):
    assert doctor.exchange(tmp_path / "none", []).state == FINE


@pytest.mark.parametrize(("free", "state"), [(10, BROKEN), (900_000_000, CARE), (9_000_000_000, FINE)])
def test_the_room_on_the_disk(free, state):
    assert doctor.disk(free).state == state


def test_it_all_runs_and_says_how_it_went(tmp_path, monkeypatch, capsys):
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    findings = [doctor.Finding(FINE, "Alt [bra]."), doctor.Finding(CARE, "Litt rart.", "Gjør noe.")]
    monkeypatch.setattr(doctor, "examine", lambda course, search: findings)
    assert doctor.command.callback(tmp_path) == 1
    assert "Alt [bra]." in (said := capsys.readouterr().out)
    assert "→ Gjør noe." in said
    monkeypatch.setattr(doctor, "examine", lambda course, search: findings[:1])
    assert doctor.command.callback(tmp_path) == 0


def test_on_this_machine_nothing_is_broken():
    from mestring.teacher.course import find_course

    found = doctor.examine(find_course(ROOT), str(BIN))
    assert len(found) == 7
    assert [one for one in found if one.state == BROKEN] == []
