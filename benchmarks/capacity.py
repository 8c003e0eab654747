"""What a Hub needs for so many students: calculated from what `hub.py` measures.

Assumed, and to be changed where one knows better:
- Of all students, SHARE have a server at once, and all of these work; the others' servers are stopped by then.
- They come within ARRIVAL, each at a moment of one's own, any as likely as another (a Poisson process of which it is
  known how many come). A start and the opening of a notebook keep a core for as many seconds as they had of it here.
- A node keeps RESERVE of its memory for the system, and no more than BUSY of its cores are planned for.
"""

import heapq
import random
import statistics
from dataclasses import dataclass
from math import ceil

SHARE, ARRIVAL, RESERVE, BUSY = 0.25, (60, 300), 0.15, 0.7
STUDENTS = 40, 100, 500, 2000
NODES = {"8 GB, 2 cores": (8, 2), "16 GB, 4 cores": (16, 4), "64 GB, 16 cores": (64, 16)}


@dataclass
class Server:
    """A student's: MB and share of a core when active; seconds of CPU of a start, at the node and at the Hub, and of
    opening a notebook."""

    active: float
    cpu: float
    start: float
    by_hub: float
    opening: float


def table(server):
    """Nodes, and how long one waits for the first notebook, for each number of students."""
    yield f"{SHARE:.0%} of the students at once:"
    head = "".join(f" {f'come in {seconds / 60:.0f} min: median':>22} {'95 %':>5}" for seconds in ARRIVAL)
    head = f"{'nodes of':<16} {'number':>6} {'for':<7}{head}   seconds"
    yield f"{'students':>8} {'at once':>8} {'GB':>6} {'cores':>6}   {head}"
    for students in STUDENTS:
        at_once = ceil(students * SHARE)
        for name, (gb, node_cores) in NODES.items():
            nodes, limit = needed(server, at_once, gb, node_cores)
            line = f"{students:>8} {at_once:>8} {at_once * server.active / 1e3:>6.1f} {at_once * server.cpu:>6.1f}   "
            line += f"{name:<16} {nodes:>6} {limit:<7}"
            for seconds in ARRIVAL:
                middle, late = spread(waits(arrivals(at_once, seconds), server, nodes * node_cores))
                line += f" {middle:>22.0f} {late:>5.0f}"
            yield line
    yield f"one Hub begins at most {1 / server.by_hub:.1f} starts a second, however many nodes there are"


def needed(server, at_once, gb, cores):
    """How many nodes, and what asks for them: memory or CPU."""
    by = {
        "memory": ceil(at_once * server.active / (gb * 1e3 * (1 - RESERVE))),
        "CPU": ceil(at_once * server.cpu / (cores * BUSY)),
    }
    limit = max(by, key=by.get)
    return by[limit], limit


def arrivals(number, within):
    """Seconds at which so many come."""
    chance = random.Random(number)
    return sorted(chance.uniform(0, within) for _ in range(number))


def waits(times, server, cores, opening=True):
    """How long each waits who comes at one of these times: first for the Hub, which is one process, then for a core.

    `cores` may be a fraction, where a machine has other things to do.
    """
    begun = queue(times, server.by_hub, 1)
    work = (server.start + server.opening * opening) * ceil(cores) / cores
    ready = queue(begun, work, ceil(cores))
    return [end - time for time, end in zip(times, ready, strict=True)]


def queue(times, work, servers):
    """When each is done who comes at one of these times, first come, first served, by so many that take `work` each."""
    free, done = [0.0] * servers, []
    for time in times:
        done.append(max(time, heapq.heappop(free)) + work)
        heapq.heappush(free, done[-1])
    return done


def spread(waits):
    """The median, and what 95 % wait at most."""
    return statistics.median(waits), sorted(waits)[ceil(len(waits) * 0.95) - 1]
