"""Speed and size, as ratios within one run: `.venv/bin/python -m benchmarks` (ten minutes or so, needs Chromium).

Seconds depend on the machine and on what else it does; the ratios say whether the course got heavier.
Name one or more to run only those: `python -m benchmarks imports pages`.
"""

import sys
from importlib import import_module

ALL = "imports pages lighthouse keypress cards coding grading steps guessing questions walls hub".split()

for name in sys.argv[1:] or ALL:
    if name not in ALL:
        sys.exit(f"unknown benchmark {name!r}; there are {', '.join(ALL)}")
    module = import_module(f"benchmarks.{name}")
    print(f"\n{module.__doc__.splitlines()[0]}")
    for row in module.rows():
        print("  " + row, flush=True)
