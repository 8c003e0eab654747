"""`import mestring` against `import anywidget` (which it contains), each in a fresh Python.

The median of rounds that take turns, so that a busy machine slows both alike.
"""

import statistics
import subprocess
import sys

ROUNDS = 15
PROGRAM = "import time; start = time.perf_counter(); import {}; print(time.perf_counter() - start)"


def rows():
    """One line per package, and the ratio."""
    taken = {"anywidget": [], "mestring": []}
    for _ in range(ROUNDS):
        for name, times in taken.items():
            done = subprocess.run(
                [sys.executable, "-c", PROGRAM.format(name)], capture_output=True, text=True, check=True
            )
            times.append(float(done.stdout))
    middle = {name: statistics.median(times) for name, times in taken.items()}
    yield from (f"import {name}: {1000 * seconds:.0f} ms" for name, seconds in middle.items())
    yield f"ratio: {middle['mestring'] / middle['anywidget']:.2f}"
