"""`run.py mark`: opens the marking room in the browser."""

import asyncio
import secrets
import socket
import webbrowser
from pathlib import Path

import click

from ...errors import PlainError
from ...text.messages import N_, _
from .. import RUN
from ..course import Course, find_course
from ..norwegian import course_option

HOST, FIRST_PORT = "127.0.0.1", 8790  # nearly always the same: what a page could not save lies under its address
OPEN = N_("""Les og vurder åpnes i nettleseren. Åpner den seg ikke, er adressen
  {address}
La dette vinduet stå åpent så lenge du vurderer. Avslutt med Ctrl + C.""")
GIVE = N_("Lager en fil med så mange svar fra hver del til en kollega, og åpner ingenting.")
BOTH = N_("Sammen med --del-ut: et utvalg som dere begge vurderer, hver for dere.")
PARTS = N_("Sammen med --del-ut: bare denne delen, for eksempel m03-first-talk. Kan gjentas.")
GIVEN = N_("""Fila med {many} svar ligger her:
  {file}
Den inneholder det studentene har skrevet, uten navn, og er ikke låst med passord. Send den slik arbeidsstedet ditt
sender innleveringer, og slett den begge to når vurderingene er tatt inn.""")
ALONE = N_(
    "--begge og --bare virker bare sammen med --del-ut, for eksempel slik: {run} mark {assignment} --del-ut 10 {said}"
)
CLOSED = N_("Avsluttet. Alt som siden viste som lagret, ligger i karakterboka.")


@click.command(
    "mark",
    help=N_(
        "Les det studentene har skrevet, og gi poeng og kommentarer.\n\n"
        "Du leser én del for alle studentene om gangen, uten navn, med kriteriene ved siden av. Alt lagres "
        "med en gang, i den samme karakterboka som Formgrader bruker. Har du fått en fil av en kollega, "
        "skriver du navnet på den i stedet for oppgaven."
    ),
)
@click.argument("assignment", metavar=N_("[OPPGAVE ELLER FIL]"), required=False)
@click.option("--del-ut", "many", type=click.IntRange(1, 300), metavar=N_("TALL"), help=GIVE)
@click.option("--begge", "double", is_flag=True, help=BOTH)
@click.option("--bare", "parts", multiple=True, metavar=N_("DEL"), help=PARTS)
@click.option("--port", type=click.IntRange(1024, 65535), metavar=N_("TALL"), help=N_("Porten på egen maskin."))
@click.option("--uten-nettleser", "quiet", is_flag=True, help=N_("Skriver bare ut adressen."))
@course_option
def command(
    assignment: str | None,
    many: int | None,
    double: bool,
    parts: tuple[str, ...],
    port: int | None,
    quiet: bool,
    folder: Path | None,
) -> int:
    """Open the room, or give answers away, or take them in; returns the exit code."""
    course = find_course(folder)
    if not many and (double or parts):
        said = "--begge" if double else f"--bare {parts[0]}"
        raise PlainError(_(ALONE, run=RUN, assignment=assignment or _("OPPGAVE"), said=said))
    if many:
        return _give(course, assignment or "", many, double, list(parts))
    path = ""
    if assignment and Path(assignment).is_file():
        from .sharing.handlers import accept

        path = accept(course, Path(assignment).read_bytes())
    elif assignment and Path(assignment).suffix == ".zip":
        raise PlainError(_("Fant ikke fila {file}. Dra den inn i vinduet, så blir navnet riktig.", file=assignment))
    elif assignment:
        from .room import Room

        Room(course, assignment).start()  # says at once when there is nothing to read
        path = f"{assignment}/"
    try:
        asyncio.run(serve(course, path, port, quiet))
    except KeyboardInterrupt:
        click.echo(f"\n{_(CLOSED)}")
    return 0


def _give(course: Course, assignment: str, many: int, double: bool, parts: list[str]) -> int:
    from .sharing import lending, records

    about = lending.lend(course, assignment, parts, many, double)
    click.echo(_(GIVEN, file=records.file(course, about), many=len(about["answers"])))
    if found := lending.remarks(course, about):
        click.echo(" ".join(found))
    return 0


async def serve(course: Course, path: str, port: int | None, quiet: bool) -> None:
    """Serve the room on this machine, to whoever knows the address, until the task is cancelled.

    `path` is what of it is opened, below its address.
    """
    from tornado.httpserver import HTTPServer
    from tornado.web import Application

    from .handlers import routes

    token = secrets.token_urlsafe(24)
    listening = free_port(port)
    application = Application()
    application.add_handlers(r"127\.0\.0\.1", routes(course, f"/{token}"))  # under no other name: no rebinding
    server = HTTPServer(application)
    server.add_sockets([listening])
    address = f"http://{HOST}:{listening.getsockname()[1]}/{token}/{path}"
    click.echo(_(OPEN, address=address))
    if not quiet:
        webbrowser.open(address)
    await asyncio.Event().wait()


def free_port(wanted: int | None) -> socket.socket:
    """A socket that listens at this port, or at the first free one. Raises PlainError where there is none."""
    from tornado.netutil import bind_sockets

    for port in [wanted] if wanted else range(FIRST_PORT, FIRST_PORT + 100):
        try:
            return bind_sockets(port, HOST)[0]
        except OSError:
            pass
    taken = wanted or FIRST_PORT
    raise PlainError(_("Port {port} er opptatt. Lukk andre vinduer der dette kjører, og prøv igjen.", port=taken))
