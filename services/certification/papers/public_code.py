"""The code that leads to a document's public page: cannot be guessed, and a slip of the pen is noticed."""

import re
import secrets
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: without I, L, O and U
SYMBOLS: Final = 23  # of 5 bits each: 115 bits that nobody guesses
GROUP: Final = 4
# A prime above 32: one wrong symbol, or two next to each other swapped, always gives another remainder.
PRIME: Final = 37
MISREAD: Final = str.maketrans("ILO", "110")
SHAPE: Final = re.compile(f"[{ALPHABET}]{{{SYMBOLS + 1}}}")


def new_code() -> str:
    """Make a code of 23 symbols and a check character."""
    while True:
        body = "".join(secrets.choice(ALPHABET) for _ in range(SYMBOLS))
        remainder = _remainder(body)
        if remainder < len(ALPHABET):  # the other five check characters (*~$=U) do not belong in an address
            return body + ALPHABET[remainder]


def normal(code: str) -> str | None:
    """Give the code as it is kept, however somebody typed it; None when it is none."""
    typed = re.sub(r"[\s-]", "", code).upper().translate(MISREAD)
    is_whole = SHAPE.fullmatch(typed) and ALPHABET[_remainder(typed[:-1]) % len(ALPHABET)] == typed[-1]
    return typed if is_whole and _remainder(typed[:-1]) < len(ALPHABET) else None


def shown(code: str) -> str:
    """Give the code in groups, as people copy it."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def _remainder(body: str) -> int:
    value = 0
    for symbol in body:
        value = value * len(ALPHABET) + ALPHABET.index(symbol)
    return value % PRIME
