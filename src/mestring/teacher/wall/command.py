"""`mestring wall`: texts from the class, without names, for the wall of the classroom."""

import webbrowser
from pathlib import Path

import click

from ...errors import PlainError
from ...text.messages import N_, _
from .. import RUN, editions
from ..course import find_course
from ..norwegian import course_option
from ..page_file import out_option, show_option, write

FEW = 3  # texts among which one is not easily guessed
HELP = N_(
    "Lager ei side med tekster som studentene har sagt kan vises uten navn.\n\n"
    "På siden leser du tekstene, krysser av for dem du vil vise, og viser dem på veggen, én om gangen."
)
KEPT_AWAY = N_(
    "Tekster holdt utenfor, fordi noe ligner et fødselsnummer, et telefonnummer eller en e-postadresse: {number}."
)
NONE = N_(
    "Ingen har krysset av for at teksten kan vises, i innleveringene av {exercise} som er tatt imot. "
    "Studentene krysser av i øvelsen «Klasseveggen», rett over Lever."
)


@click.command("wall", help=HELP)
@click.argument("assignment", metavar=N_("OPPGAVE"))
@out_option
@show_option
@course_option
def command(assignment: str, out: Path | None, show: bool, folder: Path | None) -> int:
    """Write the page, and say where it is."""
    from .texts import find, page

    course = find_course(folder)
    found = find(course, assignment)
    if found is None:
        raise PlainError(_("{exercise} har ingen tekster for klasseveggen.", exercise=assignment))
    if found.kept_away:
        click.echo(_(KEPT_AWAY, number=found.kept_away))
    usual = course.root / "grading" / f"veggen-{assignment}.html"
    out = out or usual
    if not found.number:
        usual.unlink(missing_ok=True)  # it may hold what nobody lets be shown any more; a file named here is not ours
        raise PlainError(_(NONE, exercise=assignment))
    _language, edition = editions.shown(course, assignment)
    write(out, page(edition.title(assignment), found))
    there = N_("Tekster å velge blant: {number}. Ingen navn følger med. Siden ligger i")
    click.echo(_(there, number=found.number) + f"\n  {out}")
    if found.number < FEW:
        click.echo(_("Med så få tekster er det lett å gjette hvem som har skrevet hva. Vent gjerne til flere er med."))
    if not show:
        click.echo(_("Skriv «{line}» for å åpne den med en gang.", line=f"{RUN} wall {assignment} --vis"))
    else:
        webbrowser.open(out.resolve().as_uri())
    return 0
