"""What is pointed out before a hand-in leaves the machine. All numbers are made up or official test numbers."""

import pytest

from mestring.logic.personal_data import find, is_national_id

FROM_2032 = [  # the day, the serial number and Skatteetaten's examples of endings ("Nytt fødselsnummer fra 2032", 2025)
    ("020132999", {"97", "03"}),
    ("020132998", {"06"}),
    ("301082999", {"20", "39"}),
]


@pytest.mark.parametrize(
    "text, found",
    [
        ("Hun heter 01010750160.", [("national_id", "01010750160")]),
        ("010107 50160", [("national_id", "010107 50160")]),
        ("01010750161", []),  # wrong checksum
        ("saksnummer 0101075016012", []),
        ("Ring 412 34 567", [("phone", "412 34 567")]),
        ("ring meg på 22 33 44 55!", [("phone", "22 33 44 55")]),
        ("+47 91234567", [("phone", "+47 91234567")]),
        ("912-34-567", [("phone", "912 34 567")]),
        ("91.23.45.67", [("phone", "91 23 45 67")]),
        ("912\u00a034\u00a0567", [("phone", "912 34 567")]),
        ("ring 9123 4567", [("phone", "9123 4567")]),
        ("22334455 2. etasje", [("phone", "22334455")]),
        ("010107.50160", [("national_id", "010107 50160")]),
        ("legevakt 116 117, 113 og Mental Helse 116 123", []),
        ("i 2018 2019 og 1500 kroner", []),
        ("Skriv til kari.nordmann@example.no.", [("email", "kari.nordmann@example.no")]),
        ("ingenting her", []),
    ],
)
def test_what_is_found(text, found):
    assert find(text) == found


def test_the_checksums_bite():
    valid = "01010750160"
    assert is_national_id(valid)
    changed = [valid[:i] + str((int(d) + 1) % 10) + valid[i + 1 :] for i, d in enumerate(valid)]
    assert not any(map(is_national_id, changed))
    assert not is_national_id("00000000000")


@pytest.mark.parametrize("beginning, given", FROM_2032)
def test_the_numbers_from_2032_are_known(beginning, given):
    """Of all endings of one day and serial number: those that Skatteetaten has published as examples, and no more than
    four (a first control digit 10 is never given, nor a second)."""
    valid = [f"{n:02}" for n in range(100) if is_national_id(f"{beginning}{n:02}")]
    assert given <= set(valid) and len(valid) <= 4


def test_words_without_end_are_read_once():
    assert find("9" * 200_000 + "a" * 200_000 + "@" + " kari@example.no") == [("email", "kari@example.no")]
