"""A code leads to one document, and a slip of the pen to none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.certification.papers.public_code import ALPHABET, new_code, normal, shown
from tests.certification.papers.documents import CODE


def test_a_code_cannot_be_guessed():
    codes = {new_code() for _ in range(2000)}

    assert len(codes) == 2000
    assert {len(code) for code in codes} == {24}  # 23 symbols of 5 bits, and the check character
    assert {normal(code) for code in codes} == codes


@pytest.mark.parametrize(
    "typed",
    [CODE.lower(), shown(CODE), f"  {CODE} ", CODE.replace("0", "O"), CODE.replace("1", "l"), CODE.replace("1", "i")],
)
def test_a_code_is_read_as_people_type_it(typed: str):
    assert normal(typed) == CODE


@given(st.integers(0, 23), st.sampled_from(ALPHABET))
def test_one_wrong_symbol_is_noticed(at: int, symbol: str):
    typed = CODE[:at] + symbol + CODE[at + 1 :]

    assert normal(typed) == (CODE if typed == CODE else None)


@given(st.integers(0, 21))
def test_two_symbols_swapped_are_noticed(at: int):
    typed = CODE[:at] + CODE[at + 1] + CODE[at] + CODE[at + 2 :]

    assert normal(typed) == (CODE if typed == CODE else None)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_no_trouble(typed: str):
    assert normal(typed) in {None, normal(typed)}
