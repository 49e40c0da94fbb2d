"""Is this document real? Four answers, from the file alone and what the asker trusts; nothing is fetched here."""

from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

from language.days import AMSTERDAM
from services.certification.domain.certificate import Diploma, Fact
from services.certification.papers import did, jose, pdf_reading, sealed, status_list
from services.certification.papers.answers import Answer, Answers, Shown
from services.certification.papers.compact_form import heart_in
from services.certification.papers.credential import COMPACT, CREDENTIAL
from services.certification.papers.jose import Token, Unreadable
from services.certification.papers.layouts import Layouts
from services.certification.papers.reading import certificate_in
from services.certification.papers.sealed import Seal
from services.certification.papers.trust import Trust

LARGEST: Final = 5_000_000  # bytes; ours are under 60,000
CLOCKS_DIFFER: Final = timedelta(minutes=5)
PDF: Final = b"%PDF-"


class StatusSource(Protocol):
    """Where status lists come from."""

    def status_list(self, url: str) -> str | None:
        """Give the list at this address as it was signed; None when it cannot be had."""


def verify(
    file: bytes, trust: Trust, status: StatusSource | None, now: datetime, *, layouts: Layouts | None = None
) -> Answers:
    """Answer for a PDF, a .jwt or the short form out of a QR code; without a source nothing is said of withdrawal."""
    try:
        if file.startswith(PDF):
            return _of_paper(file, trust, status, now, layouts)
        return _of_token(jose.opened(_text(file)), trust, status, now)
    except Unreadable:
        return _no("unreadable")


def issuer_of(file: bytes) -> str | None:
    """Give the DID that a document says it is from, to look for its keys; nothing is believed yet."""
    try:
        text = pdf_reading.credential_in(file) if file.startswith(PDF) else _text(file)
        return jose.opened(text).kid.partition("#")[0]
    except Unreadable:
        return None


def _of_token(token: Token, trust: Trust, status: StatusSource | None, now: datetime) -> Answers:
    if token.typ == COMPACT:
        return _of_heart(token, trust)
    certificate = _certificate(token)
    signature = _signature(token, trust, certificate, now)
    return _answers(token, certificate, signature, Answer("no_paper"), trust, status, now)


def _of_heart(token: Token, trust: Trust) -> Answers:
    heart = heart_in(token.payload)
    issuer = token.kid.partition("#")[0]
    shown = Shown(
        heart.name,
        heart.born_on.isoformat(),
        heart.serial,
        heart.issued_on.isoformat(),
        trust.issuers[issuer].name if issuer in trust.issuers else "",
        issuer,
        heart.crebo,
        heart.work_processes,
        heart.programme,
    )
    signature = _signed(token, trust)
    return Answers(
        signature, _issuer(issuer, trust, is_test=heart.is_test), Answer("not_in_code"), Answer("no_paper"), shown
    )


def _of_paper(pdf: bytes, trust: Trust, status: StatusSource | None, now: datetime, layouts: Layouts | None) -> Answers:
    if len(pdf) > LARGEST:
        raise Unreadable("larger than any of ours")
    token = jose.opened(pdf_reading.credential_in(pdf))
    certificate = _certificate(token)
    said = "same_text" if pdf_reading.says_the_same(pdf, certificate, layouts) else "other_text"
    try:
        seal = sealed.seal_on(pdf)
        signature = _sealed_signature(seal, token, trust, certificate, now) if seal else Answer("not_sealed")
    except Unreadable:
        signature = Answer("seal_broken")
    return _answers(token, certificate, signature, Answer(said), trust, status, now)


def _sealed_signature(seal: Seal, token: Token, trust: Trust, certificate: Fact, now: datetime) -> Answer:
    """Seal and credential must be of keys of one issuer; a key out of the file itself proves only that they belong together."""
    if seal.kid.partition("#")[0] != token.kid.partition("#")[0]:
        return Answer("two_signers")
    is_listed = certificate.issuer.did in trust.issuers
    if not is_listed and not trust.key(token.kid) and seal.kid == token.kid:
        found = _signature(token, trust.with_found({seal.kid: seal.jwk}), certificate, now)
        return Answer("signed_by_found_key") if found.reason == "signed" else found
    known = trust.key(seal.kid)
    if known is None:
        return Answer("key_unknown")
    if any(known.get(each) != seal.jwk[each] for each in ("x", "y")):
        return Answer("seal_broken")
    return _signature(token, trust, certificate, now)


def _answers(
    token: Token,
    certificate: Fact,
    signature: Answer,
    text: Answer,
    trust: Trust,
    status: StatusSource | None,
    now: datetime,
) -> Answers:
    shown = _shown(certificate)
    issuer = _issuer(certificate.issuer.did, trust, is_test=certificate.is_test)
    if signature.verdict == "no":  # an address out of a forged document is not looked at
        return Answers(signature, issuer, Answer("not_looked"), text, shown)
    if status is not None and (signature.reason == "signed_by_found_key" or not trust.may_ask(certificate.issuer.did)):
        return Answers(signature, issuer, Answer("no_trusted_address"), text, shown)
    return Answers(signature, issuer, _revocation(token, certificate, trust, status, now), text, shown)


def _shown(fact: Fact) -> Shown:
    issued_on = fact.issued_at.astimezone(AMSTERDAM).date()
    whose = fact.holder.name, fact.holder.born_on.isoformat(), fact.serial, issued_on.isoformat()
    if isinstance(fact, Diploma):
        return Shown(*whose, fact.issuer.name, fact.issuer.did, "", (), fact.programme, fact.parts)
    earned = tuple((each.code, each.judgement) for each in fact.work_processes)
    return Shown(*whose, fact.issuer.name, fact.issuer.did, fact.qualification.crebo, earned)


def _certificate(token: Token) -> Fact:
    if token.typ != CREDENTIAL:
        raise Unreadable("another type of token")
    return certificate_in(token.payload)


def _signature(token: Token, trust: Trust, certificate: Fact, now: datetime) -> Answer:
    issuer = certificate.issuer.did
    at_home = all(did.is_at_home(each, issuer) for each in (certificate.page, certificate.status_list))
    if token.kid.partition("#")[0] != issuer or not at_home:
        return Answer("changed")
    if certificate.issued_at.astimezone(UTC) > now + CLOCKS_DIFFER:
        return Answer("not_yet")
    return _signed(token, trust)


def _signed(token: Token, trust: Trust) -> Answer:
    key = trust.key(token.kid)
    if key is None:
        return Answer("key_unknown")
    return Answer("signed" if jose.is_signed_by(token, key) else "changed")


def _issuer(issuer: str, trust: Trust, *, is_test: bool) -> Answer:
    listed = trust.issuers.get(issuer)
    if is_test or (listed and listed.is_test):
        return Answer("test_key")
    if listed:
        return Answer("trusted", name=listed.name)
    return Answer("not_listed" if trust.issuers else "no_list")


def _revocation(token: Token, certificate: Fact, trust: Trust, status: StatusSource | None, now: datetime) -> Answer:
    if status is None:
        return Answer("offline")
    if not did.is_status_list(certificate.status_list, certificate.issuer.did):
        return Answer("list_wrong")
    fetched = status.status_list(certificate.status_list)
    if fetched is None:
        return Answer("list_unreachable")
    try:
        listed = _list(fetched, token, trust, certificate.status_list, now)
        is_withdrawn = listed.bits.is_set(certificate.status_index)
    except (Unreadable, IndexError):
        return Answer("list_wrong")
    return Answer("withdrawn" if is_withdrawn else "in_force", at=listed.published_at)


def _list(text: str, of: Token, trust: Trust, url: str, now: datetime) -> status_list.Published:
    """Read a status list that must be of the same issuer, of this address, and not of tomorrow."""
    token = jose.opened(text)
    issuer = of.kid.partition("#")[0]
    key = trust.key(token.kid)
    if token.typ != CREDENTIAL or token.kid.partition("#")[0] != issuer or key is None:
        raise Unreadable("the list is not signed by this issuer")
    if not jose.is_signed_by(token, key):
        raise Unreadable("the list was changed")
    found = status_list.parse(token)
    is_ours = (found.issuer, found.url, found.purpose) == (issuer, url, status_list.REVOCATION)
    if not is_ours or found.published_at > now + CLOCKS_DIFFER:
        raise Unreadable("the list is another one")
    return found


def _text(file: bytes) -> str:
    if len(file) > LARGEST:
        raise Unreadable("larger than any of ours")
    try:
        return file.decode("ascii").strip()
    except UnicodeDecodeError as error:
        raise Unreadable("neither PDF nor token") from error


def _no(reason: str) -> Answers:
    return Answers(Answer(reason), Answer("not_looked"), Answer("not_looked"), Answer("not_looked"))
