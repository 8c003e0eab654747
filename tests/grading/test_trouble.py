"""What stops a command from outside is said in one sentence, and at once."""

import errno
import sqlite3

import click
import pytest

from mestring.errors import PlainError
from mestring.teacher import cli, trouble
from mestring.teacher.batch import worker


def fails_with(monkeypatch, error):
    @click.command()
    def command():
        raise error

    monkeypatch.setattr(cli.Steps, "get_command", lambda *_: command)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "no space"), "Disken er full"),
        (OSError(errno.EROFS, "read-only", "/kurs/grading"), "Får ikke lagret /kurs/grading."),
        (PermissionError(errno.EACCES, "denied", "/kurs/grading"), "Får ikke lagret /kurs/grading."),
        (sqlite3.OperationalError("database is locked"), "Karakterboka er i bruk"),
        (sqlite3.OperationalError("database or disk is full"), "Disken er full"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "Får ikke lagret karakterboka."),
    ],
)
def test_it_is_one_sentence_and_no_file_for_a_helper(monkeypatch, tmp_path, capsys, error, words):
    monkeypatch.chdir(tmp_path)
    wrapped = RuntimeError("somewhere in nbgrader")
    wrapped.__cause__ = error
    for raised in (error, wrapped):
        fails_with(monkeypatch, raised)
        assert cli.run(["doctor"]) == cli.FAILED
        assert capsys.readouterr().err.startswith(words)
    assert list(tmp_path.iterdir()) == []


def test_a_gradebook_in_use_is_told_of_soon(monkeypatch, tmp_path):
    monkeypatch.setattr(trouble, "PATIENCE", 0.05)
    gradebook = tmp_path / "gradebook.db"
    trouble.wait_for(gradebook)
    assert not gradebook.exists()
    holder = sqlite3.connect(gradebook, isolation_level=None)
    holder.execute("CREATE TABLE a (b)")
    trouble.wait_for(gradebook)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(PlainError, match="Karakterboka er i bruk akkurat nå"):
        trouble.wait_for(gradebook)
    holder.execute("ROLLBACK")
    trouble.wait_for(gradebook)
    holder.close()


def test_a_hand_in_that_cannot_be_graded_for_it_is_told_in_the_same_words():
    class Grader:
        def grade(self, student):
            raise OSError(errno.ENOSPC, "no space")

    assert worker.grade(Grader(), "kari") == {"ok": False, "again": True, "lines": [trouble.FULL]}
