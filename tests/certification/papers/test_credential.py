"""What is signed verifies, and nothing else does."""

import json
from dataclasses import replace
from datetime import UTC, date, timedelta
from functools import cache
from uuid import UUID

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.certification.domain.certificate import Certificate, Earned, Holder
from services.certification.papers import jose
from services.certification.papers.credential import NotIssuable, compact, credential
from services.certification.papers.reading import NOBODY, certificate_in
from services.certification.papers.signer import public_jwk
from services.certification.papers.verify import verify
from tests.architecture.landscape import ROOT
from tests.certification.papers.documents import DID, DOCUMENT, EARNED, HOST, NOW, key, trusted

# Kept with the region's data and not copied into the project: CI has it beside the checkout.
OFFICIAL = ROOT.parent / "shared" / "data" / "ob3-achievement-credential.schema.json"

LETTERS = st.characters(exclude_categories=["C", "Z"], exclude_characters="\u061c")
TEXTS = st.text(LETTERS, min_size=1, max_size=60)
DAYS = st.dates(date(1990, 1, 1), date(2050, 1, 1))
PROCESSES = st.builds(
    Earned,
    st.builds("{}-K{}-W{}".format, st.sampled_from(["B1", "P2", "D1"]), st.integers(1, 9), st.integers(1, 12)),
    TEXTS,
    st.sampled_from(["alone", "with_help"]),
)
DOCUMENTS = st.builds(
    replace,
    st.just(DOCUMENT),
    holder=st.builds(Holder, st.uuids(), TEXTS, DAYS),
    certificate_id=st.uuids(),
    work_processes=st.lists(PROCESSES, min_size=1, max_size=20).map(tuple),
    regime=st.sampled_from(["boris", "mbo"]),
    place=TEXTS,
    begins_on=DAYS,
    ends_on=DAYS,
    status_index=st.integers(0, 131_071),
    is_test=st.booleans(),
    replaces=st.none() | st.just("20AB-2026-000001"),
)


def answers(text: str):
    return verify(text.encode(), trusted(key()), None, NOW)


@settings(deadline=None)
@given(DOCUMENTS)
def test_what_is_issued_verifies_and_says_what_was_issued(document: Certificate):
    token = credential(document, key())

    assert answers(token).signature.reason == "signed"
    read = certificate_in(jose.opened(token).payload)
    assert read == replace(document, issuer=replace(document.issuer, organisation_id=NOBODY))


@settings(deadline=None)
@given(DOCUMENTS)
def test_the_short_form_says_the_same_and_verifies(document: Certificate):
    found = answers(compact(document, key()))

    assert found.signature.reason == "signed"
    assert found.shown.name == document.holder.name
    assert found.shown.work_processes == tuple((each.code, each.judgement) for each in document.work_processes)


def test_the_short_form_of_an_ordinary_document_fits_the_code_on_the_paper():
    assert len(compact(DOCUMENT, key())) <= 362  # a QR code of version 14, level M


@settings(deadline=None)
@given(st.data(), st.sampled_from([credential, compact]))
def test_any_flipped_bit_fails(data, carrier):
    token = bytearray(carrier(DOCUMENT, key()).encode())
    bit = data.draw(st.integers(0, len(token) * 8 - 1))
    token[bit // 8] ^= 1 << bit % 8

    found = verify(bytes(token), trusted(key()), None, NOW)

    assert not found.is_valid


def test_the_same_input_gives_the_same_bytes():
    assert credential(DOCUMENT, key()) == credential(DOCUMENT, key())
    assert compact(DOCUMENT, key()) == compact(DOCUMENT, key())


def test_a_rotated_key_still_verifies_old_documents():
    old, new = key(), key(number=2)
    first, second = credential(DOCUMENT, old), credential(DOCUMENT, new)

    for token in (first, second):
        assert verify(token.encode(), trusted(old, new), None, NOW).is_valid
    assert verify(second.encode(), trusted(old), None, NOW).signature.reason == "key_unknown"


def with_header(token: str, **changed: str | None) -> str:
    """The same token under another header, signed anew by the same key: only the header is wrong."""
    head, body, _ = token.split(".")
    header = {name: value for name, value in (jose.read(jose.decoded(head)) | changed).items() if value is not None}
    message = f"{jose.encoded(jose.written(header))}.{body}"
    return f"{message}.{jose.encoded(key().sign(message.encode()))}"


def with_payload(**changed: object) -> str:
    payload = jose.opened(credential(DOCUMENT, key())).payload | changed
    return jose.signed(payload, kid=key().kid, typ="JWT", sign=key().sign)


@pytest.mark.parametrize("algorithm", ["none", "None", "HS256", "RS256", "ES384", "es256", ""])
def test_another_algorithm_is_refused(algorithm: str):
    token = with_header(credential(DOCUMENT, key()), alg=algorithm)

    assert answers(token).signature.reason == "unreadable"
    assert answers(f"{token.rpartition('.')[0]}.").signature.reason == "unreadable"


@pytest.mark.parametrize("changed", [{"jku": "https://evil.example/"}, {"jwk": "x"}, {"crit": "b64"}, {"kid": None}])
def test_a_header_with_more_or_less_than_alg_kid_and_typ_is_refused(changed: dict[str, str | None]):
    assert answers(with_header(credential(DOCUMENT, key()), **changed)).signature.reason == "unreadable"


def test_a_wrong_kid_is_refused():
    token = credential(DOCUMENT, key())
    other = f"did:web:{HOST}:uitgevers:99ZZ#{key().kid.partition('#')[2]}"

    assert answers(with_header(token, kid=f"{DID}#nobody")).signature.reason == "key_unknown"
    assert not verify(with_header(token, kid=other).encode(), trusted(key(), key(number=2)), None, NOW).is_valid
    assert (
        verify(
            with_header(token, kid=key(number=2).kid).encode(), trusted(key(), key(number=2)), None, NOW
        ).signature.reason
        == "changed"
    )


def test_one_type_does_not_pass_for_the_other():
    assert answers(with_header(credential(DOCUMENT, key()), typ="dl")).signature.reason == "unreadable"
    assert answers(with_header(compact(DOCUMENT, key()), typ="JWT")).signature.reason == "unreadable"


def test_a_list_or_page_at_another_host_is_refused():
    elsewhere = replace(DOCUMENT, status_list="https://evil.example/uitgevers/20AB/statuslijst/1")

    with pytest.raises(NotIssuable):
        credential(elsewhere, key())
    payload = jose.opened(credential(DOCUMENT, key())).payload
    status = payload["credentialStatus"] | {
        "id": f"{elsewhere.status_list}#94567",
        "statusListCredential": elsewhere.status_list,
    }
    assert answers(with_payload(credentialStatus=status)).signature.reason == "changed"


def test_a_document_of_a_day_to_come_is_refused():
    tomorrow = credential(replace(DOCUMENT, issued_at=NOW + timedelta(days=1)), key())

    assert answers(tomorrow).signature.reason == "not_yet"


def test_a_claim_that_is_there_twice_is_refused():
    head, body, _ = credential(DOCUMENT, key()).split(".")
    text = jose.decoded(body).decode()
    twice = text[:-1] + ',"jti":' + json.dumps(f"urn:uuid:{DOCUMENT.certificate_id}") + "}"
    message = f"{head}.{jose.encoded(twice.encode())}"

    token = f"{message}.{jose.encoded(key().sign(message.encode()))}"

    assert answers(token).signature.reason == "unreadable"


@pytest.mark.parametrize(
    "changed",
    [
        {"jti": f"urn:uuid:{UUID(int=7)}"},
        {"sub": f"urn:uuid:{UUID(int=7)}"},
        {"iss": f"did:web:{HOST}:uitgevers:99ZZ"},
        {"nbf": 0},
        {"bsn": "123456782"},
        {"vc": {}},
    ],
)
def test_claims_that_do_not_agree_or_do_not_belong_are_refused(changed: dict[str, object]):
    assert answers(with_payload(**changed)).signature.reason == "unreadable"


@pytest.mark.parametrize("name", ["", "a\u202eb", "a\nb", "\u200b", "x" * 301, "\ud800"])
def test_a_name_that_shows_otherwise_than_it_is_written_is_not_signed(name: str):
    with pytest.raises(NotIssuable):
        credential(replace(DOCUMENT, holder=replace(DOCUMENT.holder, name=name)), key())


def test_a_document_without_work_processes_is_not_signed():
    with pytest.raises(NotIssuable):
        credential(replace(DOCUMENT, work_processes=()), key())


def test_a_key_of_another_issuer_signs_nothing():
    with pytest.raises(NotIssuable):
        credential(DOCUMENT, key(f"did:web:{HOST}:uitgevers:99ZZ"))


def test_two_documents_of_one_person_cannot_be_laid_side_by_side():
    """The subject is of one document alone: nothing but name and birth date is the same in two."""
    payload = jose.opened(credential(DOCUMENT, key())).payload

    assert payload["sub"] == f"urn:uuid:{DOCUMENT.holder.subject_id}"
    assert str(DOCUMENT.issuer.organisation_id) not in json.dumps(payload)


@settings(deadline=None)
@given(DOCUMENTS)
def test_the_official_schema_accepts_what_is_issued(document: Certificate):
    if not OFFICIAL.exists():
        print(f"not checked against the official schema: {OFFICIAL} is not there")  # noqa: T201  the reason
        return

    official().validate(jose.opened(credential(document, key())).payload)


@cache
def official() -> jsonschema_rs.Draft201909Validator:
    return jsonschema_rs.Draft201909Validator(json.loads(OFFICIAL.read_text(encoding="utf-8")), validate_formats=True)


def test_nothing_is_signed_but_what_our_own_copy_of_the_form_allows():
    payload = jose.opened(credential(DOCUMENT, key())).payload

    assert payload["credentialSubject"]["licenseNumber"] == DOCUMENT.serial
    assert [each["value"] for each in payload["credentialSubject"]["result"]] == [
        "met hulp" if each.judgement == "with_help" else "zelfstandig" for each in EARNED
    ]
    assert payload["validFrom"] == NOW.astimezone(UTC).isoformat().replace("+00:00", "Z")
    assert public_jwk(key())["kid"] == key().kid
