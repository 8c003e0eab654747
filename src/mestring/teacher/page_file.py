"""A page that a command writes for the teacher: where it is to lie, and whether it is opened at once."""

from pathlib import Path

import click

from ..errors import PlainError
from ..text.messages import N_, _

out_option = click.option(
    "--ut", "out", type=click.Path(dir_okay=False, path_type=Path), metavar=N_("FIL"), help=N_("Hvor siden skal ligge.")
)
show_option = click.option("--vis", "show", is_flag=True, help=N_("Åpner siden i nettleseren."))


def write(out: Path, html: str) -> None:
    """Write the page, and its folder where there is none. Raises PlainError where that does not go."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(html, encoding="utf-8")
    except OSError:
        raise PlainError(_("Fikk ikke skrevet {file}. Kan du lagre i den mappa?", file=out)) from None
