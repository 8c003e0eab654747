"""click speaks English; what a teacher sees of it is said here in Norwegian too."""

import copy
import re
from pathlib import Path

import click

from ..text.messages import N_, _, interface

HEADINGS = {"Options": "Valg", "Commands": "Steg"}
PHRASES = {
    "Show this message and exit.": "Viser denne hjelpen.",
    "[default: ": "[vanligvis: ",
    "required]": "må være med]",
}


class Formatter(click.HelpFormatter):
    """The pages of `--help`."""

    def write_usage(self, prog, args="", prefix=None):
        super().write_usage(prog, args, prefix=_("Bruk: "))

    def write_heading(self, heading):
        super().write_heading(HEADINGS.get(heading, heading) if interface() == "nb" else heading)

    def write_dl(self, rows, *spacing):
        super().write_dl([(name, _translated(words)) for name, words in rows], *spacing)


class Context(click.Context):
    """A context whose help is in the language of whoever asks for it."""

    formatter_class = Formatter


def spoken(command: click.Command) -> click.Command:
    """The command as it is asked for: what it says of itself and its options in the language of whoever sits here."""
    said = copy.copy(command)
    said.context_class, said.options_metavar = Context, _("[VALG]")
    said.help = _said(command.help)
    said.params = [copy.copy(param) for param in command.params]
    for param in said.params:
        param.metavar = _said(param.metavar)
        if isinstance(param, click.Option):
            param.help = _said(param.help)
    return said


def _said(words: str | None) -> str | None:
    return _(words) if words else words


def said(error: click.ClickException) -> str:
    """What is wrong with a command line, and what to do."""
    match error:
        case click.NoSuchOption():
            words = _("Det er ikke noe valg som heter {name}.", name=error.option_name)
        case click.MissingParameter():
            words = _("Her mangler noe: {name}.", name=_name(error))
        case click.BadParameter(param=click.Parameter(type=click.Path())):
            words = _("Forsto ikke {name}. Finnes fila eller mappa, og er navnet skrevet riktig?", name=_name(error))
        case click.BadParameter(param=click.Parameter(type=click.IntRange(min=low, max=high))):
            number = N_("Forsto ikke {name}. Det skal være et tall fra {low} til {high}.")
            words = _(number, name=_name(error), low=low, high=high)
        case click.BadParameter():
            words = _("Forsto ikke {name}. Er det skrevet riktig?", name=_name(error))
        case click.FileError():
            words = _("Fikk ikke åpnet {file}.", file=error.ui_filename)
        case click.exceptions.NoSuchCommand():
            words = _("Det er ikke noe steg som heter {name}.", name=error.command_name)
        case click.UsageError() if "extra argument" in error.message:
            words = _("Her er det noe for mye. Er det mellomrom i et filnavn, så sett hele navnet i anførselstegn.")
        case _:
            words = _("Forsto ikke kommandoen.")
    path = error.ctx.command_path if getattr(error, "ctx", None) else "mestring"
    return words + "\n" + _("Skriv «{line} --help» for å se hva du kan velge.", line=path)


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return error.param_hint or _("det som ble skrevet")
    return error.param.opts[0] if error.param.param_type_name == "option" else error.param.make_metavar(error.ctx)


def _translated(words: str) -> str:
    for english, norwegian in PHRASES.items() if interface() == "nb" else ():
        words = words.replace(english, norwegian)
    return re.sub(r"\[(\d+)<=x<=(\d+)\]", lambda range: _("[fra {} til {}]", *range.groups()), words)


course_option = click.option(
    "--course",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar=N_("MAPPE"),
    help=N_("Mappa til kurset, når du ikke står i den."),
)
