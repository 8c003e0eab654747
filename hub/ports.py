"""Ports that are free now."""

import socket
from contextlib import ExitStack


def free_ports(number: int) -> list[int]:
    """So many different ports on this machine where nobody listens."""
    with ExitStack() as stack:
        found = [stack.enter_context(socket.socket()) for _ in range(number)]
        for one in found:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in found]
