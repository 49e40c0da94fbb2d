"""An invented document, its issuer and the region that trusts it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from services.certification.domain.certificate import (
    Certificate,
    Diploma,
    Earned,
    Fact,
    Holder,
    Issuer,
    Qualification,
    Workplace,
)
from services.certification.papers.credential import compact, credential
from services.certification.papers.paper import paper
from services.certification.papers.seal import seal
from services.certification.papers.signer import FileSigner, new_file_signer, public_jwk
from services.certification.papers.status_list import REVOCATION, StatusList, status_credential
from services.certification.papers.trust import Trust, TrustedIssuer

NOW = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)
HOST = "doorlijn.example"
DID = f"did:web:{HOST}:uitgevers:20AB"
CODE = "4T8Z1QW0YJ6KHM3N9RXVB2CH"
STATUS_LIST = f"https://{HOST}/uitgevers/20AB/statuslijst/1"
EARNED = (
    Earned("B1-K1-W1", "Bereidt het werk voor", "alone"),
    Earned("B1-K1-W2", "Voert eenvoudig onderhoud uit aan voertuigen", "alone"),
    Earned("B1-K1-W3", "Vervangt banden en wielen", "with_help"),
    Earned("B1-K2-W1", "Houdt de werkplaats schoon en veilig", "alone"),
    Earned("B1-K2-W2", "Levert het werk op en vertelt wat er gedaan is", "with_help"),
)
DOCUMENT = Certificate(
    certificate_id=UUID("0199c0de-0000-7000-8000-000000000001"),
    kind="praktijkverklaring",
    regime="boris",
    serial="20AB-2026-000123",
    public_code=CODE,
    holder=Holder(UUID("0199c0de-0000-7000-8000-000000000002"), "Sanne de Boer", date(2008, 3, 14)),
    issuer=Issuer(UUID("0199c0de-0000-7000-8000-000000000003"), "20AB", "Praktijkschool De Vaart", DID),
    workplace=Workplace("Garage Kromvliet", "Kromvlietweg 12", "Meerwijk", "100234567", "Joost Hamer"),
    qualification=Qualification("25254", "Assistent mobiliteitsbranche", 1, "Entree", "2015"),
    work_processes=EARNED,
    begins_on=date(2026, 2, 2),
    ends_on=date(2026, 11, 20),
    issued_at=NOW,
    place="Meerwijk",
    status_list=STATUS_LIST,
    status_index=94_567,
    page=f"https://{HOST}/controle/{CODE}",
    is_test=False,
)

PARTS = ("Nederlands", "Rekenen", "Burgerschap", "Stage in de zorg, 400 uur", "Praktijkvak zorg en welzijn")
DIPLOMA = Diploma(
    certificate_id=UUID("0199c0de-0000-7000-8000-000000000004"),
    kind="diploma",
    serial="20AB-D-2026-00017",
    public_code="7Q4M0K2X9B1CDH5T3WPZ8RV6",
    holder=DOCUMENT.holder,
    issuer=DOCUMENT.issuer,
    programme="Zorg en welzijn",
    parts=PARTS,
    issued_at=NOW,
    place="Meerwijk",
    status_list=STATUS_LIST,
    status_index=11_213,
    page=f"https://{HOST}/controle/7Q4M0K2X9B1CDH5T3WPZ8RV6",
    is_test=False,
)


def key(did: str = DID, number: int = 1) -> FileSigner:
    """The first, second, ... key of an issuer; the same one to whoever asks."""
    return _key(did, number)


_KEYS = TemporaryDirectory(prefix="doorlijn-keys-")  # gone when the tests end


@cache
def _key(did: str, number: int) -> FileSigner:
    folder = Path(_KEYS.name) / f"{did.replace(':', '-')}-{number}"
    folder.mkdir()
    return new_file_signer(folder, did, f"Praktijkschool De Vaart {number}", NOW, is_test=False)


def trusted(*signers: FileSigner, is_test: bool = False) -> Trust:
    """A region that trusts the issuers of these keys."""
    issuers = {}
    for signer in signers or (key(),):
        did = signer.kid.partition("#")[0]
        known = issuers.get(did, TrustedIssuer(did, "Praktijkschool De Vaart", {}, is_test))
        issuers[did] = replace(known, keys={**known.keys, signer.kid: public_jwk(signer)})
    return Trust(issuers)


class Published:
    """The status list of the issuer, as somebody who asks for it gets it."""

    def __init__(
        self, *withdrawn: int, signer: FileSigner | None = None, url: str = STATUS_LIST, at: datetime = NOW
    ) -> None:
        bits = StatusList(withdrawn=withdrawn)
        signer = signer or key()
        self.text = status_credential(bits, url, signer.kid.partition("#")[0], REVOCATION, signer, at)
        self.asked: list[str] = []

    def status_list(self, url: str) -> str | None:
        self.asked.append(url)
        return self.text if url == STATUS_LIST else None


def sealed(certificate: Fact = DOCUMENT, signer: FileSigner | None = None) -> bytes:
    """The whole of it: signed, on paper, sealed."""
    signer = signer or key()
    made = paper(certificate, credential(certificate, signer), compact(certificate, signer))
    return seal(made, signer, NOW)
