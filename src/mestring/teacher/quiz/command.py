"""`mestring quiz`: a lesson's questions as a quiz for Canvas."""

from pathlib import Path

import click

from ...answers import write_whole
from ...errors import PlainError
from ...text.messages import N_
from ..course import find_course
from ..norwegian import course_option

ALL = "alle"
NEXT = """I Canvas: «Innstillinger», «Importer emneinnhold» (på engelsk Import Course Content), «QTI .zip-fil».
Prøv i et tomt emne først. Hva Canvas tar med, står i book/laerere.md."""


@click.command(
    "quiz",
    help=N_(
        "Lager en quiz til Canvas av spørsmålene i en leksjon.\n\n"
        "LEKSJON er for eksempel 03-mestringstro eller bare 03. Skriv «alle», så får du én fil med en quiz "
        "for hver leksjon.\n\n"
        "Quizen har spørsmålene i leksjonen og i «Husker du?», med svarvalg og tilbakemelding, og ingenting "
        "fra oppgavene."
    ),
)
@click.argument("lesson", metavar=N_("LEKSJON"))
@click.option(
    "--ut", "out", type=click.Path(dir_okay=False, path_type=Path), metavar=N_("FIL"), help=N_("Hvor fila skal ligge.")
)
@course_option
def command(lesson: str, out: Path | None, folder: Path | None) -> int:
    """Write the file; returns the exit code."""
    from .qti import package
    from .questions import lessons

    root = find_course(folder).root
    there = lessons(root / "course")
    chosen = [one for one in there if lesson == ALL or one.name == lesson or one.name[:2] == lesson]
    if not chosen:
        names = ", ".join(one.name for one in there) or "ingen"
        raise PlainError(f"Det er ingen leksjon som heter {lesson}. Skriv «{ALL}» eller en av disse: {names}.")
    out = out or root / "build" / f"canvas-quiz-{ALL if lesson == ALL else chosen[0].name}.zip"
    try:
        write_whole(out, package(chosen))
    except OSError:
        raise PlainError(f"Fikk ikke skrevet {out}. Kan du lagre i den mappa?") from None
    for one in chosen:
        click.echo(f"{one.name}: {len(one.questions)} spørsmål{_cards(one.cards)}")
    click.echo(f"\nQuizen ligger i\n  {out}\n\n{NEXT}")
    return 0


def _cards(count: int) -> str:
    if not count:
        return ""
    return f" ({count} kort uten svarvalg er ikke med)"
