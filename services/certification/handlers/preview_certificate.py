"""How a document will look: the final one with a watermark, signed by a key that is thrown away."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from services.certification.domain.catalogue import Qualification
from services.certification.domain.dossier import Dossier, Named
from services.certification.domain.issuer_key import IssuerKey
from services.certification.domain.register_rules import NothingToPreview
from services.certification.domain.stating import Addresses, Numbering, Whose, fact_of
from services.certification.papers.credential import compact, credential
from services.certification.papers.paper import paper
from services.certification.papers.signer import Signer

NOBODY: Final = UUID(int=0)
CODE: Final = "0" * 24
UNKNOWN: Final = date(2000, 1, 1)  # while the day of birth is missing; the watermark says what this is


@dataclass(frozen=True)
class Preview:
    """What is known of the document by now."""

    dossier: Dossier
    named: Named
    qualification: Qualification
    key: IssuerKey | None


def handle(asked: Preview, sign_once: Callable[[str, str, datetime], Signer], at: Addresses, now: datetime) -> bytes:
    """Make the paper that would be issued now; it has no number, and proves nothing."""
    key = asked.key
    if key is None or not asked.dossier.earned:
        raise NothingToPreview
    whose = Whose(NOBODY, asked.named.name, asked.named.born_on or UNKNOWN)
    numbers = Numbering(NOBODY, f"{key.code}-VOORBEELD", CODE, 0, 0)
    fact = fact_of(asked.dossier, asked.qualification, whose, key, numbers, at, now)
    signer = sign_once(key.did, key.name, now)
    return paper(fact, credential(fact, signer), compact(fact, signer), preview=True)
