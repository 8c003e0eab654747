"""`mestring wall`: texts from the class, without names, for the wall of the classroom."""

import webbrowser
from pathlib import Path

import click

from ...errors import PlainError
from .. import RUN
from ..course import find_course
from ..norwegian import course_option

FEW = 3  # texts among which one is not easily guessed
KEPT_AWAY = "Tekster holdt utenfor, fordi noe ligner et fødselsnummer, et telefonnummer eller en e-postadresse: {0}."
NONE = (
    "Ingen har krysset av for at teksten kan vises, i innleveringene av {0} som er tatt imot. "
    "Studentene krysser av i øvelsen «Klasseveggen», rett over Lever."
)


@click.command("wall")
@click.argument("assignment", metavar="OPPGAVE")
@click.option(
    "--ut", "out", type=click.Path(dir_okay=False, path_type=Path), metavar="FIL", help="Hvor siden skal ligge."
)
@click.option("--vis", "show", is_flag=True, help="Åpner siden i nettleseren.")
@course_option
def command(assignment: str, out: Path | None, show: bool, folder: Path | None) -> int:
    """Lager ei side med tekster som studentene har sagt kan vises uten navn.

    På siden leser du tekstene, krysser av for dem du vil vise, og viser dem på veggen, én om gangen.
    """
    from .texts import find, page

    course = find_course(folder)
    found = find(course, assignment)
    if found is None:
        raise PlainError(f"{assignment} har ingen tekster for klasseveggen.")
    if found.kept_away:
        click.echo(KEPT_AWAY.format(found.kept_away))
    out = out or course.root / "grading" / f"veggen-{assignment}.html"
    if not found.number:
        out.unlink(missing_ok=True)  # an older wall may hold what nobody lets be shown any more
        raise PlainError(NONE.format(assignment))
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(page(course.title(assignment), found), encoding="utf-8")
    except OSError:
        raise PlainError(f"Fikk ikke skrevet {out}. Kan du lagre i den mappa?") from None
    click.echo(f"Tekster å velge blant: {found.number}. Ingen navn følger med. Siden ligger i\n  {out}")
    if found.number < FEW:
        click.echo("Med så få tekster er det lett å gjette hvem som har skrevet hva. Vent gjerne til flere er med.")
    if not show:
        click.echo(f"Skriv «{RUN} wall {assignment} --vis» for å åpne den med en gang.")
    else:
        webbrowser.open(out.resolve().as_uri())
    return 0
