"""click speaks English; what a teacher sees of it is said in Norwegian here."""

import re
from pathlib import Path

import click

HEADINGS = {"Options": "Valg", "Commands": "Steg"}
PHRASES = {
    "Show this message and exit.": "Viser denne hjelpen.",
    "[default: ": "[vanligvis: ",
    "required]": "må være med]",
}


class Formatter(click.HelpFormatter):
    """The pages of `--help`."""

    def write_usage(self, prog, args="", prefix=None):
        super().write_usage(prog, args, prefix="Bruk: ")

    def write_heading(self, heading):
        super().write_heading(HEADINGS.get(heading, heading))

    def write_dl(self, rows, *spacing):
        super().write_dl([(name, _translated(words)) for name, words in rows], *spacing)


class Context(click.Context):
    """A context whose help is Norwegian."""

    formatter_class = Formatter


def said(error: click.ClickException) -> str:
    """What is wrong with a command line, and what to do."""
    match error:
        case click.NoSuchOption():
            words = f"Det er ikke noe valg som heter {error.option_name}."
        case click.MissingParameter():
            words = f"Her mangler noe: {_name(error)}."
        case click.BadParameter(param=click.Parameter(type=click.Path())):
            words = f"Forsto ikke {_name(error)}. Finnes fila eller mappa, og er navnet skrevet riktig?"
        case click.BadParameter(param=click.Parameter(type=click.IntRange(min=low, max=high))):
            words = f"Forsto ikke {_name(error)}. Det skal være et tall fra {low} til {high}."
        case click.BadParameter():
            words = f"Forsto ikke {_name(error)}. Er det skrevet riktig?"
        case click.FileError():
            words = f"Fikk ikke åpnet {error.ui_filename}."
        case click.exceptions.NoSuchCommand():
            words = f"Det er ikke noe steg som heter {error.command_name}."
        case click.UsageError() if "extra argument" in error.message:
            words = "Her er det noe for mye. Er det mellomrom i et filnavn, så sett hele navnet i anførselstegn."
        case _:
            words = "Forsto ikke kommandoen."
    path = error.ctx.command_path if getattr(error, "ctx", None) else "mestring"
    return f"{words}\nSkriv «{path} --help» for å se hva du kan velge."


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return error.param_hint or "det som ble skrevet"
    return error.param.opts[0] if error.param.param_type_name == "option" else error.param.make_metavar(error.ctx)


def _translated(words: str) -> str:
    for english, norwegian in PHRASES.items():
        words = words.replace(english, norwegian)
    return re.sub(r"\[(\d+)<=x<=(\d+)\]", r"[fra \1 til \2]", words)


course_option = click.option(
    "--course",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="MAPPE",
    help="Mappa til kurset, når du ikke står i den.",
)
