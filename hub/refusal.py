"""Refuses to let a Hub be reached from other machines while anybody can sign in as anybody."""

import ipaddress
from urllib.parse import urlsplit

from jupyterhub.app import JupyterHub
from jupyterhub.auth import DummyAuthenticator
from jupyterhub.authenticators.shared import SharedPasswordAuthenticator

from mestring.text.messages import N_, _

FOR_TRYING_OUT = (DummyAuthenticator, SharedPasswordAuthenticator)
NOT_STARTED = N_("Huben startet ikke:")
REFUSED = N_(
    "Den skulle kunne nås fra andre maskiner ({address}), men alle som har passordet, kan logge "
    "inn som hvem som helst. Sett opp ekte innlogging i grading/hub/config.py først, for eksempel Feide "
    "(se hub/README.md), eller la den bare lytte på 127.0.0.1."
)


def why_not_listen(app: JupyterHub) -> str:
    """Why this Hub must not start, as a sentence; "" when it may. Whatever was set where, `app` has the outcome."""
    listening = [urlsplit(url).hostname or "" for url in (app.bind_url, app.hub.bind_url)]
    reachable = [address for address in listening if not _is_loopback(address)]
    if reachable and issubclass(app.authenticator_class, FOR_TRYING_OUT):
        return f"{_(NOT_STARTED)} {_(REFUSED, address=reachable[0] or _('alle adresser'))}"
    return ""


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:  # a name, or nothing, which means everywhere
        return False
