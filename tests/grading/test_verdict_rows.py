"""What a student reads first of a verdict; no row is lost."""

import pytest

from mestring.teacher.sanitize import html
from mestring.teacher.verdict_rows import fold
from mestring.verdict import Row, Verdict

WORDS = "Riktig ({many})"


def shown(*rights):
    rows = [Row(f"Spørsmål {n}", "Svar </li>" if right else "", right, ("Fordi.",)) for n, right in enumerate(rights)]
    verdict = Verdict("partial", "Delvis riktig", "Noe.", 1, rows=tuple(rows))
    return html(verdict._repr_mimebundle_()["text/html"])


def test_what_is_not_right_comes_first_and_the_right_ones_lie_in_a_fold():
    found = fold(shown(True, False, True), WORDS)
    before, folded = found.split("<details")
    assert (
        "Spørsmål 1" in before
        and "Spørsmål 0" in folded
        and "Spørsmål 2" in folded
        and "<summary>Riktig (2)</summary>" in folded
    )
    assert found.count('<li class="mst-row"') == 3 and found.endswith("</details></div>")


@pytest.mark.parametrize("rights", [(), (False, False), (True, False)])
def test_one_right_row_or_none_stays_where_it_is(rights):
    assert fold(shown(*rights), WORDS) == shown(*rights)


def test_all_right_is_a_fold_alone():
    assert fold(shown(True, True), WORDS).count("<ol") == 1
