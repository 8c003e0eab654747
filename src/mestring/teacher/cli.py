"""The command `mestring`: a teacher's way from a pile of hand-ins to grades and feedback.

What a step needs is imported when that step is called, so that `mestring --help` answers at once.
"""

import sys
import traceback
from importlib import import_module
from pathlib import Path

import click

from ..errors import PlainError
from ..text.messages import N_, _
from . import RUN, trouble
from .norwegian import Context, said, spoken

FINE, NEEDS_YOU, FAILED, STOPPED = 0, 1, 2, 130
STEPS = {  # name: (the module with its `command`, what it does)
    "guide": ("guide", N_("Går gjennom stegene sammen med deg")),
    "intake": ("intake.command", N_("1. Tar imot innleveringene og sier hvilke som trenger deg")),
    "grade": ("batch.command", N_("2. Retter det som rettes av seg selv")),
    "mark": ("marking.command", N_("3. Åpner en side der du leser det studentene har skrevet, og gir poeng")),
    "publish": ("publish.command", N_("4. Lager tilbakemeldinger og fyller ut karakterlista fra Canvas")),
    "status": ("status", N_("Sier hva som venter på deg, oppgave for oppgave")),
    "levels": ("levels", N_("Viser svar på ulike nivåer til en oppgave, med poeng og grunner")),
    "overview": ("overview.command", N_("Viser klassen i figurer, uten navn")),
    "wall": ("wall.command", N_("Viser tekster på veggen, uten navn, fra studenter som har sagt ja til det")),
    "quiz": ("quiz.command", N_("Lager en quiz til Canvas av spørsmålene i en leksjon")),
    "comments": ("comments", N_("Samler tilbakemeldinger fra lesere av boka på én side")),
    "doctor": ("doctor", N_("Ser etter om alt er på plass, og sier hva du kan gjøre")),
}
INTRODUCTION = N_(
    "Fra innleveringer til poeng og tilbakemeldinger, i fire steg.\n\n"
    "Skriv «{run} guide», så spør den seg fram sammen med deg."
)
UNEXPECTED = N_(
    "Noe uventet stoppet kommandoen. Det du hadde, ligger der det lå. Vis denne fila til den som hjelper deg:"
)


class Steps(click.Group):
    """The steps in their order, each loaded when it is asked for."""

    context_class = Context

    def list_commands(self, context):
        return list(STEPS)

    def get_command(self, context, name):
        if name not in STEPS:
            return None
        return spoken(import_module(f"mestring.teacher.{STEPS[name][0]}").command)

    def format_commands(self, context, formatter):
        with formatter.section(_("Steg")):
            formatter.write_dl([(name, _(words)) for name, (_module, words) in STEPS.items()])

    def format_help_text(self, context, formatter):
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(INTRODUCTION, run=RUN))

    def format_epilog(self, context, formatter):
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_("Skriv «{run} STEG --help» for å lese mer om ett av dem.", run=RUN))

    def collect_usage_pieces(self, context):
        return [_("[VALG]"), _("STEG …")]


@click.group(
    "mestring",
    cls=Steps,
    invoke_without_command=True,
)
@click.pass_context
def steps(context):
    """Without a step: ask."""
    if context.invoked_subcommand is None:
        if not sys.stdin.isatty():
            click.echo(context.get_help())
            return FINE
        from .guide import guide

        return guide(run)


def run(arguments: list[str] | None = None) -> int:
    """Run one command line; returns its exit code: 0 all fine, 1 something needs the teacher, 2 could not run."""
    try:
        return steps.main(arguments, prog_name=RUN, standalone_mode=False) or FINE
    except click.ClickException as error:
        return _tell(said(error))
    except PlainError as error:
        return _tell(str(error))
    except (KeyboardInterrupt, click.Abort):
        _tell("\n" + _("Avbrutt. Kjør den samme kommandoen på nytt når du vil; den begynner der det trengs."))
        return STOPPED
    except Exception as error:  # a teacher can do nothing with a traceback, but whoever helps can
        if words := trouble.sentence(error):
            return _tell(words)
        log = Path.cwd() / "mestring-feil.txt"
        try:
            log.write_text(traceback.format_exc(), encoding="utf-8")
        except OSError:
            return _tell(f"{_(UNEXPECTED)}\n{traceback.format_exc(limit=-1)}")
        return _tell(f"{_(UNEXPECTED)}\n  {log}")


def _tell(words: str) -> int:
    click.echo(words, err=True)
    return FAILED


def main() -> None:
    """The entry point."""
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **how: None)(errors="replace")  # a terminal without æ, ø and å
    sys.exit(run())


if __name__ == "__main__":
    main()
