"""Finds what could be personal data in a text, so that a student is asked before it leaves the machine.

A reminder, not a filter: names and stories are not found, and what is found may be harmless.
"""

import re

# Six digits of a date (with +4 on the day for D numbers, +4 or +8 on the month for others), then five more.
_NATIONAL_ID = re.compile(r"(?<!\d)(\d{6})[ -]?(\d{5})(?!\d)")
_PHONE = re.compile(
    r"(?<![\d+])(?:(?:\+|00)47 ?)?"
    r"(?:[2-9]\d{7}(?!\d)|(?:[2-9]\d{2} \d{2} \d{3}|[2-9]\d \d{2} \d{2} \d{2}|[49]\d{3} \d{4})(?! ?\d))"
)
# From the beginning of a word only: letters without end would be read again from each of them.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
# For each control digit: the weights of the digits up to and with it, and the most that their sum leaves modulo 11.
_CONTROL = (((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), 3), ((5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1), 0))


def find(text: str) -> list[tuple[str, str]]:
    """What was found, as (kind, the words): kinds are "national_id", "phone" and "email"."""
    found = []
    # Numbers are written in groups of all kinds: with points, hyphens, and spaces that break no line.
    text = re.sub(r"(?<=\d)[ .\u00a0\u202f-](?=\d)", " ", text)
    for match in _NATIONAL_ID.finditer(text):
        if is_national_id(match[1] + match[2]):
            found.append(("national_id", match[0]))
            text = text.replace(match[0], " ")  # its digits are not a phone number too
    found += [("email", match[0].rstrip(".")) for match in _EMAIL.finditer(text)]
    return found + [("phone", match[0].strip()) for match in _PHONE.finditer(text)]


def is_national_id(digits: str) -> bool:
    """Whether eleven digits are a Norwegian national identity number (or D number): a possible day, right checksums.

    The two control digits are sums modulo 11 with fixed weights. Numbers that are given from 2032 on may leave up to 3
    at the first of them (Skatteetaten, 2025, "Nytt fødselsnummer fra 2032"); older ones leave 0.
    """
    numbers = [int(digit) for digit in digits]
    if len(numbers) != 11 or not 1 <= int(digits[:2]) % 40 <= 31 or not 1 <= int(digits[2:4]) % 40 <= 12:
        return False
    return all(sum(w * n for w, n in zip(weights, numbers, strict=False)) % 11 <= most for weights, most in _CONTROL)
