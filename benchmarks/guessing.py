"""What a clever guesser gets who knows nothing of the field, as a share of the points that are given by tests.

No task may give more than half of its points to one trick, no exercise more than a quarter (tests/grading).
"""

from tests.grading.exercises import COUNTING
from tests.grading.guessing import TRICKS, table


def rows():
    """One line per task and per exercise."""
    yield f"{'':24}" + "".join(f"{trick:>11}" for trick in TRICKS)
    for exercise, tasks in table(COUNTING).items():
        for task, shares in tasks.items():
            name = exercise if task == "all" else f"  {task}"
            yield f"{name:24}" + "".join(f"{shares[trick]:>11.0%}" for trick in TRICKS)
