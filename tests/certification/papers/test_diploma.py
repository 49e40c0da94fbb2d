"""A diploma says what was finished at a school: the same four carriers, and another form."""

import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from services.certification.domain.certificate import Diploma
from services.certification.domain.register import read, written
from services.certification.papers import jose
from services.certification.papers.credential import NotIssuable, compact, credential
from services.certification.papers.pdf_reading import words_on
from services.certification.papers.reading import NOBODY, certificate_in
from services.certification.papers.verify import verify
from tests.certification.papers.documents import DIPLOMA, DOCUMENT, NOW, Published, key, sealed, trusted
from tests.certification.papers.test_credential import DAYS, OFFICIAL, TEXTS, official

DIPLOMAS = st.builds(
    replace,
    st.just(DIPLOMA),
    holder=st.builds(replace, st.just(DIPLOMA.holder), name=TEXTS, born_on=DAYS),
    programme=TEXTS,
    parts=st.lists(TEXTS, min_size=1, max_size=18).map(tuple),
    is_test=st.booleans(),
    replaces=st.none() | st.just("20AB-D-2026-00001"),
)


@settings(deadline=None)
@given(DIPLOMAS)
def test_what_is_issued_verifies_and_says_what_was_issued(diploma: Diploma):
    token = credential(diploma, key())

    assert verify(token.encode(), trusted(), None, NOW).signature.reason == "signed"
    read_again = certificate_in(jose.opened(token).payload)
    assert read_again == replace(diploma, issuer=replace(diploma.issuer, organisation_id=NOBODY))
    assert read(json.loads(written(diploma))) == diploma


@settings(deadline=None)
@given(DIPLOMAS)
def test_the_short_form_names_the_programme(diploma: Diploma):
    found = verify(compact(diploma, key()).encode(), trusted(), None, NOW)

    assert found.signature.reason == "signed"
    assert (found.shown.name, found.shown.programme) == (diploma.holder.name, diploma.programme)
    assert (found.shown.crebo, found.shown.work_processes) == ("", ())


@settings(deadline=None)
@given(DIPLOMAS)
def test_the_official_schema_accepts_what_is_issued(diploma: Diploma):
    if not OFFICIAL.exists():
        print(f"not checked against the official schema: {OFFICIAL} is not there")  # noqa: T201  the reason
        return

    official().validate(jose.opened(credential(diploma, key())).payload)


def test_the_sealed_paper_is_valid_and_says_every_part():
    pdf = sealed(DIPLOMA)

    assert verify(pdf, trusted(), Published(), NOW).is_valid
    said = words_on(pdf)
    for each in (DIPLOMA.programme, DIPLOMA.holder.name, *DIPLOMA.parts):
        assert each.replace(" ", "") in said
    assert "crebo" not in said


def test_a_paper_of_which_one_part_was_changed_is_told_apart():
    forged = sealed(replace(DIPLOMA, parts=(*DIPLOMA.parts, "Heftruck")))
    pdf = PdfReader(BytesIO(forged))

    answers = verify(sealed(DIPLOMA), trusted(), Published(DIPLOMA.status_index), NOW)

    assert words_on(forged) != words_on(sealed(DIPLOMA))
    assert len(pdf.pages) == 1
    assert (answers.signature.reason, answers.revocation.reason) == ("signed", "withdrawn")


def test_eighteen_long_lines_still_make_a_paper():
    pdf = sealed(replace(DIPLOMA, parts=tuple(f"Onderdeel {number}: " + "w" * 80 for number in range(18))))

    assert verify(pdf, trusted(), Published(), NOW).is_valid
    assert len(pdf) < 60_000


@pytest.mark.parametrize("text", ["#panic()", "[*a*]", "{x}", "$1$", "`a`", "עברית", "Ångström & Çelik", "<script>"])
def test_what_a_school_typed_is_never_read_as_markup(text: str):
    pdf = sealed(replace(DIPLOMA, programme=text, parts=(text, text)))

    assert verify(pdf, trusted(), Published(), NOW).text.reason == "same_text"


@pytest.mark.parametrize(
    "changed", [{"parts": ()}, {"parts": ("a",) * 19}, {"programme": "a\u202eb"}, {"parts": ("a\nb",)}]
)
def test_what_shows_otherwise_than_it_is_written_is_not_signed(changed: dict[str, Any]):
    with pytest.raises(NotIssuable):
        credential(replace(DIPLOMA, **changed), key())


def test_one_form_does_not_pass_for_the_other():
    payload = jose.opened(credential(DIPLOMA, key())).payload
    practice = jose.opened(credential(DOCUMENT, key())).payload
    mixed = payload | {
        "credentialSubject": practice["credentialSubject"]
        | {"achievement": payload["credentialSubject"]["achievement"]}
    }

    token = jose.signed(mixed, kid=key().kid, typ="JWT", sign=key().sign)

    assert verify(token.encode(), trusted(), None, NOW).signature.reason == "unreadable"
