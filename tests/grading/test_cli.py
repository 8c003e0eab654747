"""The command line `mestring`: Norwegian, quick to help, with exit codes that mean something and no traceback."""

import os
import shutil
import subprocess
import sys
from importlib.metadata import entry_points

import click
import pytest
from click.testing import CliRunner

from mestring.errors import PlainError
from mestring.teacher import RUN, cli, guide
from mestring.teacher.course import find_course
from mestring.teacher.translation.stray_words import strays

from .exercises import ROOT

NAME = "03-mestringstro"
HEAVY = {"nbgrader", "matplotlib", "rich", "nbformat", "sqlalchemy", "jinja2"}


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A fresh course, and we stand in it."""
    for name in ("solutions", "exercises"):
        shutil.copytree(ROOT / name / NAME, tmp_path / name / NAME)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def stub(monkeypatch, does):
    """`mestring doctor` does something else."""
    monkeypatch.setattr("mestring.teacher.doctor.command", click.command("doctor")(does))


def test_help_brings_in_nothing_heavy():
    code = (
        "import sys\nfrom mestring.teacher.cli import run\n"
        f"run(['--help'])\nprint('heavy:', sorted({HEAVY} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], text=True, capture_output=True, env={**os.environ}, check=True)
    assert done.stdout.endswith("heavy: []\n")
    assert all(name in done.stdout for name in cli.STEPS)


def test_the_command_is_installed_by_name():
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'mestring = "mestring.teacher.cli:main"' in project
    for found in entry_points(group="console_scripts", name="mestring"):
        assert found.load() is cli.main


@pytest.mark.parametrize("name", cli.STEPS)
def test_every_step_says_in_norwegian_what_it_does(name, capsys):
    assert cli.run([name, "--help"]) == cli.FINE
    said = capsys.readouterr().out
    assert said.startswith(f"Bruk: {RUN} {name} [VALG]")
    assert "Viser denne hjelpen." in said
    assert not {word for word in ("Usage", "Options", "Show this", "TEXT", "PATH", "[default") if word in said}
    assert "<=x<=" not in said


@pytest.mark.parametrize("line", [[], *([name] for name in cli.STEPS)], ids=str)
def test_every_step_says_it_in_english_too(line, capsys, monkeypatch):
    monkeypatch.setenv("MESTRING_INTERFACE", "en")
    assert cli.run([*line, "--help"]) == cli.FINE
    said = capsys.readouterr().out
    assert said.startswith(f"Usage: {' '.join([RUN, *line])} [OPTIONS]")
    assert "<=x<=" not in said and strays(said, "en") == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rett"], "Det er ikke noe steg som heter rett."),
        (["publish"], "Her mangler noe: OPPGAVE."),
        (["publish", NAME, "--fort"], "Det er ikke noe valg som heter --fort."),
        (["publish", NAME, "--canvas", "borte.csv"], "Forsto ikke --canvas. Finnes fila"),
        (["grade", NAME, "--arbeidere", "99"], "Forsto ikke --arbeidere. Det skal være et tall fra 1 til 16."),
        (["grade", NAME], f"Ingen innleveringer av {NAME}. Hent dem inn først"),
        (["intake", NAME[:2]], f"Mente du {NAME}?"),
        (["intake", NAME, "Ny", "mappe.zip"], "sett hele navnet i anførselstegn"),
        (["overview", "33-finnes-ikke"], "Det er ingen oppgave som heter 33-finnes-ikke."),
        (["publish", NAME], f"Kjør først: {RUN} grade {NAME}"),
        (["overview", NAME], "Oversikten trenger minst 5 innleveringer"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(course, capsys, words, said):
    assert cli.run(words) == cli.FAILED
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told
    assert not (course / "grading" / "gradebook.db").exists(), "asking makes no gradebook"


def test_outside_a_course_it_says_where_to_go(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cli.run(["doctor"]) == cli.FAILED
    assert "--course" in capsys.readouterr().err


@pytest.mark.parametrize(("does", "code"), [(lambda: 0, 0), (lambda: 1, 1), (lambda: None, 0)])
def test_a_step_gives_its_exit_code(monkeypatch, does, code):
    stub(monkeypatch, does)
    assert cli.run(["doctor"]) == code


def test_an_unexpected_error_is_kept_for_whoever_helps(tmp_path, monkeypatch, capsys):
    def breaks():
        raise KeyError("hemmelig")

    monkeypatch.chdir(tmp_path)
    stub(monkeypatch, breaks)
    assert cli.run(["doctor"]) == cli.FAILED
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert "KeyError" in (tmp_path / "mestring-feil.txt").read_text()
    assert "mestring-feil.txt" in told


def test_stopping_is_no_error_message(monkeypatch, capsys):
    def stop():
        raise KeyboardInterrupt

    stub(monkeypatch, stop)
    assert cli.run(["doctor"]) == cli.STOPPED
    assert "Avbrutt" in capsys.readouterr().err


def ask(typed, run=lambda line: 0):
    """`mestring` alone with somebody who types."""

    @click.command()
    def alone():
        return guide.guide(run)

    return CliRunner().invoke(alone, input=typed, standalone_mode=False)


def test_alone_it_asks_and_suggests_the_next_step(course):
    lines = []
    done = ask("1\n\n\nq\n", lambda line: lines.append(line) or 0)
    assert lines == [["intake", NAME, "--course", str(course)]]
    assert f"{NAME}: ingen innleveringer er tatt imot ennå." in done.output


@pytest.mark.parametrize("typed", ["'liste fra canvas.csv'", r"liste\ fra\ canvas.csv", '"liste fra canvas.csv" '])
def test_alone_it_takes_the_file_that_is_asked_for(course, typed):
    (course / "liste fra canvas.csv").write_text("x")
    lines = []
    ask(f"1\n4\nborte.csv\n{typed}\nq\n", lambda line: lines.append(line) or 0)
    assert lines == [["publish", NAME, "--canvas", "liste fra canvas.csv", "--course", str(course)]]


@pytest.mark.parametrize("folder", guide.DOWNLOADS)
def test_alone_it_offers_the_newest_download(course, monkeypatch, folder):
    monkeypatch.setenv("HOME", str(course))
    monkeypatch.setenv("USERPROFILE", str(course))
    (course / folder).mkdir()
    for name, changed in (("submissions.zip", 2), ("submissions (1).zip", 3), ("old.zip", 1), ("image.png", 4)):
        (course / folder / name).touch()
        os.utime(course / folder / name, (changed, changed))
    lines = []
    done = ask("1\n\n1\nq\n", lambda line: lines.append(line) or 0)
    assert lines == [["intake", NAME, str(course / folder / "submissions (1).zip"), "--course", str(course)]]
    assert "den nyeste du har lastet ned, submissions (1).zip (01.01. kl. " in done.output


def test_alone_it_knows_an_exercise_by_its_number_and_reads_with_the_teacher(course):
    shutil.copytree(ROOT / "exercises" / "04-kontroll", course / "exercises" / "04-kontroll")
    lines = []
    done = ask("04\n3\n7\n03\n5\nq\n", lambda line: lines.append(line) or 1)
    there = ["--course", str(course)]
    assert lines == [["mark", "04-kontroll", *there], ["overview", NAME, "--vis", *there]]
    assert "  1  Oppgave 03: Mestringstro\n  2  Oppgave 04: " in done.output
    assert "04-kontroll: ingen innleveringer er tatt imot ennå." in done.output
    assert done.return_value == 1


def test_alone_it_asks_again_when_it_does_not_understand(course):
    done = ask("7\nhei\n1\nq\n")
    assert done.output.count("Skriv et tall fra 1 til 1") == 2


@pytest.mark.parametrize(
    ("there", "step"),
    [((0, 0, 0, 0), "intake"), ((9, 4, 4, 0), "grade"), ((9, 9, 3, 0), "mark"), ((9, 9, 0, 0), "publish")],
)
def test_the_next_step_follows_from_how_far_it_has_come(there, step):
    assert guide.Progress(*there).next == step


@pytest.mark.parametrize(
    ("there", "said"),
    [
        ((0, 0, 0, 0, 0), "ingen innleveringer er tatt imot ennå."),
        ((9, 9, 3, 1, 0), "9 tatt imot, 9 rettet, 3 venter på at du leser, 1 side laget."),
        ((0, 0, 0, 0, 2), "0 tatt imot, 0 rettet. 2 trenger deg: Se rapporten om innleveringene."),
    ],
)
def test_how_far_it_has_come_in_words(there, said):
    assert guide.tell(guide.Progress(*there)) == said


def test_a_course_that_is_not_there_is_told(tmp_path):
    with pytest.raises(PlainError):
        find_course(tmp_path)
