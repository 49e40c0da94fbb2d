"""Somebody else's verifier (openbadgeslib) and ours agree on what is signed and on what is not."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st
from openbadgeslib.ob3 import OB3Verifier
from openbadgeslib.ob3.verifier import OB3VerificationError

from services.certification.papers import jose
from services.certification.papers.credential import credential
from services.certification.papers.verify import verify
from tests.certification.papers.documents import DID, DOCUMENT, NOW, key, trusted

# Of long ago: the other verifier reads the clock of the machine.
OLD = replace(DOCUMENT, issued_at=datetime(2021, 9, 1, 12, tzinfo=UTC))


def theirs(token: str, signer=None) -> bool:
    public = (signer or key()).key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    try:
        OB3Verifier(public, DID).verify(token)
    except OB3VerificationError:
        return False
    return True


def ours(token: str, signer=None) -> bool:
    return verify(token.encode(), trusted(signer or key()), None, NOW).is_valid


def test_both_accept_what_we_sign():
    token = credential(OLD, key())

    assert (theirs(token), ours(token)) == (True, True)


@settings(deadline=None)
@given(st.data())
def test_both_refuse_a_token_of_which_a_part_was_changed(data):
    token = credential(OLD, key())
    at = data.draw(st.integers(0, len(token) - 88))  # the last characters of a signature hold bits that theirs ignores
    other = data.draw(st.sampled_from("ABCxyz019-_").filter(lambda each: each != token[at]))
    changed = f"{token[:at]}{other}{token[at + 1 :]}"

    assert (theirs(changed), ours(changed)) == (False, False)


def test_both_refuse_the_key_of_somebody_else():
    token = credential(OLD, key())

    assert (theirs(token, key(number=2)), ours(token, key(number=2))) == (False, False)


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_both_refuse_another_algorithm(algorithm: str):
    _, body, signature = credential(OLD, key()).split(".")
    head = jose.encoded(jose.written({"alg": algorithm, "kid": key().kid, "typ": "JWT"}))

    for token in (f"{head}.{body}.{signature}", f"{head}.{body}."):
        assert (theirs(token), ours(token)) == (False, False)


@pytest.mark.parametrize(
    "changed", [{"iss": "did:web:evil.example:uitgevers:20AB"}, {"sub": "urn:uuid:0"}, {"nbf": 2**40}]
)
def test_both_refuse_claims_that_do_not_agree(changed: dict[str, object]):
    payload = jose.opened(credential(OLD, key())).payload | changed
    token = jose.signed(payload, kid=key().kid, typ="JWT", sign=key().sign)

    assert (theirs(token), ours(token)) == (False, False)
