"""How a document will look: the final one with a watermark, without a number, and signed by nobody."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from services.certification.domain.catalogue import Qualification
from services.certification.domain.certificate import Certificate, Diploma, Fact
from services.certification.domain.diploma import Finished
from services.certification.domain.dossier import Dossier, Named
from services.certification.domain.issuer_key import IssuerKey
from services.certification.domain.register_rules import NothingToPreview
from services.certification.domain.stating import Addresses, Numbering, Whose, diploma_of, fact_of
from services.certification.papers.layouts import Layouts, NoLayout
from services.certification.papers.paper import NotPrintable, facts, only_words, paper

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


def handle(asked: Preview, at: Addresses, now: datetime, layouts: Layouts | None = None) -> bytes:
    """Make the paper that would be issued now; it proves nothing."""
    return paper(_fact(asked, at, now), "", "", preview=True, layouts=layouts)


def is_printable(asked: Preview, at: Addresses, now: datetime, layouts: Layouts | None = None) -> bool:
    """Tell whether our fonts hold every letter of it; ordinary letters are not tried."""
    return is_printed(_fact(asked, at, now), layouts)


def is_printed(fact: Fact, layouts: Layouts | None = None) -> bool:
    """Tell the same of a fact."""
    if json.dumps(facts(fact), ensure_ascii=False).isascii():
        return True
    try:
        only_words(fact, layouts)
    except NotPrintable:
        return False
    except NoLayout:  # says nothing of letters; the paper waits until a layout is laid
        return True
    return True


def diploma_in_advance(finished: Finished, named: Named, key: IssuerKey, at: Addresses, now: datetime) -> Diploma:
    """Give a diploma as it would be issued now, without a number."""
    whose = Whose(NOBODY, named.name, named.born_on or UNKNOWN)
    return diploma_of(finished, whose, key, _no_numbers(key), at, now)


def of_diploma(
    finished: Finished,
    named: Named,
    key: IssuerKey | None,
    at: Addresses,
    now: datetime,
    layouts: Layouts | None = None,
) -> bytes:
    """Make the paper of a diploma that would be issued now; it proves nothing."""
    if key is None:
        raise NothingToPreview
    return paper(diploma_in_advance(finished, named, key, at, now), "", "", preview=True, layouts=layouts)


def _no_numbers(key: IssuerKey) -> Numbering:
    return Numbering(NOBODY, f"{key.code}-VOORBEELD", CODE, 1, 0)


def _fact(asked: Preview, at: Addresses, now: datetime) -> Certificate:
    key = asked.key
    if key is None or not asked.dossier.earned:
        raise NothingToPreview
    whose = Whose(NOBODY, asked.named.name, asked.named.born_on or UNKNOWN)
    return fact_of(asked.dossier, asked.qualification, whose, key, _no_numbers(key), at, now)
