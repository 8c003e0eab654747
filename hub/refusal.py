"""Refuses to let a Hub be reached from other machines while anybody can sign in as anybody."""

import ipaddress
from importlib.metadata import entry_points
from urllib.parse import urlsplit

from jupyterhub.auth import Authenticator, DummyAuthenticator
from jupyterhub.authenticators.shared import SharedPasswordAuthenticator
from traitlets import import_item

FOR_TRYING_OUT = (DummyAuthenticator, SharedPasswordAuthenticator)
NOT_STARTED = "Huben startet ikke:"
REFUSED = NOT_STARTED + (
    " Den skulle kunne nås fra andre maskiner ({address}), men alle som har passordet, kan logge "
    "inn som hvem som helst. Sett opp ekte innlogging i grading/hub/config.py først, for eksempel Feide "
    "(se hub/README.md), eller la den bare lytte på 127.0.0.1."
)


def why_not_listen(config) -> str:
    """Why a Hub must not start with this configuration, as a sentence; "" when it may."""
    listening = [address for address in _addresses(config) if not _is_loopback(address)]
    if listening and issubclass(_authenticator(config), FOR_TRYING_OUT):
        return REFUSED.format(address=listening[0] or "alle adresser")
    return ""


def _addresses(config) -> list[str]:
    """The host names that the proxy and the Hub listen at. Those given apart from the address count before it."""
    hub = config.JupyterHub
    named = [hub[name] for name in ("ip", "hub_ip") if isinstance(hub.get(name), str)]
    return named + [urlsplit(hub[name]).hostname or "" for name in ("bind_url", "hub_bind_url") if name in hub]


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:  # a name, or nothing, which means everywhere
        return False


def _authenticator(config) -> type[Authenticator]:
    """The class that the configuration names; by JupyterHub's short names, by its path, or itself."""
    chosen = config.JupyterHub.authenticator_class
    if isinstance(chosen, str):
        short = {one.name: one for one in entry_points(group="jupyterhub.authenticators")}
        chosen = short[chosen.lower()].load() if chosen.lower() in short else import_item(chosen)
    return chosen
