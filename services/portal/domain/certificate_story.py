"""What happened with documents, as lines in the story of a young person: certification keeps them, aftercare tells the rest."""

from collections.abc import Iterable, Iterator

from language.texts import _
from services.portal.domain import words
from services.portal.domain.certificates import Certificate
from services.portal.domain.story import Told
from services.portal.domain.story_parts import DOCUMENTS

SCHOOL = "school_staff"


def with_documents(story: Iterable[Told], documents: Iterable[Certificate]) -> list[Told]:
    """Put what happened with documents between the rest, the newest first."""
    told = [*story, *(line for one in documents for line in _lines(one))]
    return sorted(told, key=lambda line: line.at, reverse=True)


def _lines(one: Certificate) -> Iterator[Told]:
    if one.is_diploma:
        issued = _("Schooldiploma {serial} is gegeven.").format(serial=one.serial)
    else:
        issued = _("Praktijkverklaring {serial} is uitgegeven.").format(serial=one.serial)
    yield Told(one.issued_at, issued, one.issued_by_id, SCHOOL, is_warning=False, about=DOCUMENTS)
    if one.revoked_at is not None and one.revocation is not None:
        reason = words.word(words.REVOCATION_REASONS, one.revocation.reason).lower()
        revoked = _("Document {serial} is ingetrokken: {reason}.").format(serial=one.serial, reason=reason)
        yield Told(one.revoked_at, revoked, one.revocation.carried_out_by_id, SCHOOL, is_warning=True, about=DOCUMENTS)
