"""`mestring overview`: the class as one page with figures."""

import webbrowser
from pathlib import Path

import click

from ...text.messages import N_, _
from .. import RUN
from ..course import find_course
from ..intake.group_work import same_work
from ..norwegian import course_option
from ..page_file import out_option, show_option, write

HELP = N_(
    "Lager én side med figurer over hva klassen svarte.\n\n"
    "Siden har ingen navn, og den viser aldri tall som gjelder færre enn fem studenter. Du kan vise den til klassen."
)
SAME = N_("Noen har levert nøyaktig det samme. Alle er talt med her. Hvem det er, sier rapporten fra «{run} intake».")


@click.command("overview", help=HELP)
@click.argument("assignment", metavar=N_("OPPGAVE"))
@out_option
@show_option
@course_option
def command(assignment: str, out: Path | None, show: bool, folder: Path | None) -> int:
    """Write the page, and say where it is."""
    from .page import page

    course = find_course(folder)
    made = page(course, assignment)
    out = out or course.folder("feedback") / f"oversikt-{assignment}.html"
    write(out, made)
    click.echo(_("Oversikten over {exercise} ligger i", exercise=assignment) + f"\n  {out}")
    if same_work(list(course.students(assignment).values())):
        click.echo(_(SAME, run=RUN))
    if show:
        webbrowser.open(out.resolve().as_uri())
    return 0
