"""`mestring levels`: answers made up for each level, so that whoever marks can see what each criterion takes."""

from pathlib import Path
from textwrap import fill
from typing import NamedTuple

import click
import yaml

from ..errors import PlainError
from ..text.messages import N_, _
from . import editions
from .course import Course, find_course
from .marking.points import of
from .norwegian import course_option

NAME = "levels.yml"  # in solutions/NN-slug/; it never travels to students, see nbgrader_config.py
WIDTH = 80
ABOUT = N_("Svarene er laget for kurset. Ingen student har skrevet dem. Andre svar kan gi de samme poengene.")
LEVELS = {"høy": N_("Høy måloppnåelse"), "middels": N_("Middels måloppnåelse"), "lav": N_("Lav måloppnåelse")}
SAID = {"ja": N_("ja"), "delvis": N_("delvis"), "nei": N_("nei")}


class Level(NamedTuple):
    """One answer: its level, the points, and per line of the criteria (ja, delvis or nei, why)."""

    level: str
    points: float
    answer: str
    criteria: dict[int, tuple[str, str]]


def levels(course: Course, assignment: str) -> dict[str, list[Level]]:
    """{answer cell: its levels, highest first}; none where the exercise has none."""
    path = course.folder("source") / assignment / NAME
    found = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {name: [_level(one) for one in given] for name, given in found.items()}


def _level(one: dict) -> Level:
    lines = {number: (said, one["why"][number]) for number, said in one["criteria"].items()}
    return Level(one["level"], one["points"], one["answer"], lines)


@click.command(
    "levels",
    help=N_(
        "Viser svar på ulike nivåer til en oppgave, med poeng og grunner.\n\n"
        "Svarene er laget for kurset. De er fasit, så ikke del dem med studenter."
    ),
)
@click.argument("assignment", metavar=N_("OPPGAVE"))
@course_option
def command(assignment: str, folder: Path | None) -> int:
    """Print them; returns the exit code."""
    from . import criteria

    course = find_course(folder)
    course.released(assignment)  # says which exercises there are
    _language, edition = editions.shown(course, assignment)
    asked = criteria.asked(edition.folder("source") / assignment / f"{assignment}.ipynb")
    found = levels(edition, assignment)
    if not found:
        raise PlainError(_("Det er ingen svar på ulike nivåer til {}.", assignment))
    click.echo(_(ABOUT))
    for name, given in found.items():
        most = sum(line.points for line in asked[name])
        for one in given:
            head = f"{_(LEVELS[one.level])}: {of(one.points, most)} ({name})"
            click.echo(f"\n{head}\n{'-' * len(head)}\n")
            click.echo("\n\n".join(_wrapped(part) for part in one.answer.split("\n\n")) + "\n")
            for line in asked[name]:
                said, why = one.criteria[line.number]
                click.echo(fill(f"{line.number}. {_(SAID[said])}: {why.strip()}", WIDTH, subsequent_indent="   "))
    return 0


def _wrapped(paragraph: str) -> str:
    """A paragraph at the terminal's width; items of a list stay on lines of their own."""
    if paragraph.startswith("- "):
        items = paragraph.removeprefix("- ").split("\n- ")
        return "\n".join(
            fill(" ".join(item.split()), WIDTH, initial_indent="- ", subsequent_indent="  ") for item in items
        )
    return fill(" ".join(paragraph.split()), WIDTH)
