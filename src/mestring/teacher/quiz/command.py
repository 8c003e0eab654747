"""`mestring quiz`: a lesson's questions as a quiz for Canvas."""

from pathlib import Path

import click

from ...answers import write_whole
from ...errors import PlainError
from ...text import EDITION
from ...text.messages import N_, _, interface
from ..course import find_course
from ..norwegian import course_option

ALL = ("alle", "all")
HELP = N_(
    "Lager en quiz til Canvas av spørsmålene i en leksjon.\n\n"
    "LEKSJON er for eksempel 03-mestringstro eller bare 03. Skriv «alle», så får du én fil med en quiz for hver "
    "leksjon.\n\n"
    "Quizen har spørsmålene i leksjonen og i «Husker du?», med svarvalg og tilbakemelding, og ingenting fra oppgavene."
)
NEXT = N_(
    "I Canvas: «Innstillinger», «Importer emneinnhold» (på engelsk Import Course Content), «QTI .zip-fil».\n"
    "Prøv i et tomt emne først. Hva Canvas tar med, står i book/laerere.md."
)


@click.command("quiz", help=HELP)
@click.argument("lesson", metavar=N_("LEKSJON"))
@click.option(
    *("--ut", "out"),
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=N_("FIL"),
    help=N_("Hvor fila skal ligge."),
)
@course_option
def command(lesson: str, out: Path | None, folder: Path | None) -> int:
    """Write the file, and say where it is: in English of the English lessons, where there are any."""
    from .qti import package
    from .questions import lessons

    root = find_course(folder).root
    english = interface() == "en" and (root / EDITION / "course").is_dir()
    there = lessons((root / EDITION if english else root) / "course")
    chosen = [one for one in there if lesson in (*ALL, one.name, one.name[:2])]
    if not chosen:
        names = ", ".join(one.name for one in there) or _("ingen")
        unknown = N_("Det er ingen leksjon som heter {name}. Skriv «alle» eller en av disse: {names}.")
        raise PlainError(_(unknown, name=lesson, names=names))
    which = f"{'en-' if english else ''}{lesson if lesson in ALL else chosen[0].name}"
    out = out or root / "build" / f"canvas-quiz-{which}.zip"
    try:
        write_whole(out, package(chosen, "en" if english else "nb"))
    except OSError:
        raise PlainError(_("Fikk ikke skrevet {file}. Kan du lagre i den mappa?", file=out)) from None
    for one in chosen:
        click.echo(_("{name}: {number} spørsmål", name=one.name, number=len(one.questions)) + _cards(one.cards))
    click.echo("\n" + _("Quizen ligger i") + f"\n  {out}\n\n{_(NEXT)}")
    return 0


def _cards(count: int) -> str:
    if not count:
        return ""
    return " " + _("({number} kort uten svarvalg er ikke med)", number=count)
