"""`mestring wall`: texts from the class, without names, for the wall of the classroom."""

import webbrowser
from pathlib import Path

import click

from ...errors import PlainError
from ...text.messages import N_
from .. import RUN
from ..course import find_course
from ..norwegian import course_option
from ..page_file import out_option, show_option, write

FEW = 3  # texts among which one is not easily guessed
KEPT_AWAY = "Tekster holdt utenfor, fordi noe ligner et fødselsnummer, et telefonnummer eller en e-postadresse: {0}."
NONE = (
    "Ingen har krysset av for at teksten kan vises, i innleveringene av {0} som er tatt imot. "
    "Studentene krysser av i øvelsen «Klasseveggen», rett over Lever."
)


@click.command(
    "wall",
    help=N_(
        "Lager ei side med tekster som studentene har sagt kan vises uten navn.\n\n"
        "På siden leser du tekstene, krysser av for dem du vil vise, og viser dem på veggen, én om gangen."
    ),
)
@click.argument("assignment", metavar=N_("OPPGAVE"))
@out_option
@show_option
@course_option
def command(assignment: str, out: Path | None, show: bool, folder: Path | None) -> int:
    """Write the page; returns the exit code."""
    from .texts import find, page

    course = find_course(folder)
    found = find(course, assignment)
    if found is None:
        raise PlainError(f"{assignment} har ingen tekster for klasseveggen.")
    if found.kept_away:
        click.echo(KEPT_AWAY.format(found.kept_away))
    usual = course.root / "grading" / f"veggen-{assignment}.html"
    out = out or usual
    if not found.number:
        usual.unlink(missing_ok=True)  # it may hold what nobody lets be shown any more; a file named here is not ours
        raise PlainError(NONE.format(assignment))
    write(out, page(course.title(assignment), found))
    click.echo(f"Tekster å velge blant: {found.number}. Ingen navn følger med. Siden ligger i\n  {out}")
    if found.number < FEW:
        click.echo("Med så få tekster er det lett å gjette hvem som har skrevet hva. Vent gjerne til flere er med.")
    if not show:
        click.echo(f"Skriv «{RUN} wall {assignment} --vis» for å åpne den med en gang.")
    else:
        webbrowser.open(out.resolve().as_uri())
    return 0
