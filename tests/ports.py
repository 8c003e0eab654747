"""Ports for servers that are told where to listen."""

import os
import random
import socket

# Below the ports that systems hand out by themselves (Linux from 32768, others from 49152): a kernel started meanwhile
# by another test would else get the same number before the server has taken it. Each worker of a run has some of its
# own, for the same reason.
EACH = 2_000
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 6
OURS = range(20_000 + WORKER * EACH, 20_000 + (WORKER + 1) * EACH)


def free_port() -> int:
    """A port on this machine where nobody listens."""
    for port in random.sample(OURS, 100):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError(f"a hundred ports from {OURS} are taken")
