"""The figure of lesson 11: every number and every limit is said, and a gap stays a gap."""

from mestring.figures import search_flow

SEARCHES = {"Søk 1": (["2015–2021", "fagfelle-\nvurdert"], 11, 2), "Søk 2": (["2015–2021"], 84, 1)}


def test_every_search_is_told_with_its_hits_limits_and_choices():
    alt = search_flow(SEARCHES, total=3).alt
    assert "Søk 1: avgrenset til 2015–2021 og fagfellevurdert, 11 treff, 2 valgt." in alt
    assert "Søk 2: avgrenset til 2015–2021, 84 treff, 1 valgt." in alt
    assert alt.endswith("3 artikler i alt.")


def test_a_gap_gives_no_number_away():
    gaps = search_flow({"Søk 1": (["2015–2021"], "A", "B")}, total="C")
    assert "Søk 1: avgrenset til 2015–2021, A treff, B valgt." in gaps.alt
    assert gaps.alt.endswith("C artikler i alt.")
    assert gaps.png != search_flow({"Søk 1": (["2015–2021"], 11, 2)}, total=2).png
