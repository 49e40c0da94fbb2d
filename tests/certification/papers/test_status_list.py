"""Withdrawing one withdraws one."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.certification.papers import jose
from services.certification.papers.credential import credential
from services.certification.papers.jose import Unreadable
from services.certification.papers.status_list import SMALLEST, StatusList
from services.certification.papers.verify import verify
from tests.certification.papers.documents import DOCUMENT, NOW, Published, key, trusted

INDEXES = st.integers(0, SMALLEST - 1)


@settings(deadline=None)
@given(st.sets(INDEXES, max_size=50), INDEXES)
def test_withdrawing_one_flips_only_that_one(before: set[int], index: int):
    bits = StatusList(withdrawn=before)
    was = {each: bits.is_set(each) for each in {*before, index, index ^ 1, (index + 8) % SMALLEST}}

    bits.set(index)

    assert {each for each in was if bits.is_set(each) != was[each]} == {index} - before
    assert sum(byte.bit_count() for byte in bits._bits) == len(before | {index})  # noqa: SLF001  all of them


@settings(deadline=None)
@given(st.sets(INDEXES, max_size=50))
def test_a_list_reads_back_as_it_was_written(withdrawn: set[int]):
    bits = StatusList.parse(StatusList(withdrawn=withdrawn).encoded())

    assert len(bits) == SMALLEST
    assert bits._bits == StatusList(withdrawn=withdrawn)._bits  # noqa: SLF001  every one of them
    assert all(bits.is_set(each) for each in withdrawn)


def test_the_first_document_is_the_leftmost_bit():
    assert StatusList(withdrawn=[0])._bits[0] == 0b1000_0000  # noqa: SLF001  as the specification draws it


def test_a_list_in_which_one_of_a_hundred_is_withdrawn_is_small():
    seeded = random.Random(5)
    withdrawn = seeded.sample(range(SMALLEST), SMALLEST // 100)

    assert len(StatusList(withdrawn=withdrawn).encoded()) < 25_000


@pytest.mark.parametrize("index", [-1, SMALLEST])
def test_there_is_nothing_outside_the_list(index: int):
    with pytest.raises(IndexError):
        StatusList().is_set(index)


def test_a_list_that_says_too_much_about_who_is_looked_for_is_not_made():
    with pytest.raises(ValueError, match="bits"):
        StatusList(SMALLEST - 8)


def test_a_list_that_unpacks_to_more_than_there_can_be_is_refused():
    import gzip  # noqa: PLC0415  only here

    bomb = "u" + jose.encoded(gzip.compress(bytes(50_000_000)))

    with pytest.raises(Unreadable):
        StatusList.parse(bomb)


def test_only_the_withdrawn_document_is_withdrawn():
    token = credential(DOCUMENT, key()).encode()

    neighbour = verify(token, trusted(), Published(DOCUMENT.status_index + 1, DOCUMENT.status_index - 1), NOW)
    withdrawn = verify(token, trusted(), Published(DOCUMENT.status_index), NOW)

    assert neighbour.revocation.reason == "in_force"
    assert neighbour.revocation.at == NOW
    assert neighbour.is_valid
    assert withdrawn.revocation.reason == "withdrawn"
    assert not withdrawn.is_valid


def test_a_list_of_somebody_else_or_of_another_address_says_nothing():
    token = credential(DOCUMENT, key()).encode()
    other = key("did:web:doorlijn.example:uitgevers:99ZZ")
    trust = trusted(key(), other)

    for published in (Published(signer=other), Published(url="https://doorlijn.example/uitgevers/20AB/statuslijst/2")):
        found = verify(token, trust, published, NOW)
        assert found.revocation.reason == "list_wrong"
        assert not found.is_valid


def test_a_list_that_cannot_be_had_is_no_proof_of_anything():
    class Nowhere:
        def status_list(self, url: str) -> str | None:
            return None

    found = verify(credential(DOCUMENT, key()).encode(), trusted(), Nowhere(), NOW)

    assert found.revocation.verdict == "unknown"
    assert not found.is_valid


def test_nobodys_address_is_looked_at_for_a_document_that_was_changed():
    published = Published()
    head, body, signature = credential(DOCUMENT, key()).split(".")
    forged = f"{head}.{body}.{signature[:20]}{'A' if signature[20] != 'A' else 'B'}{signature[21:]}"

    verify(forged.encode(), trusted(), published, NOW)

    assert published.asked == []
