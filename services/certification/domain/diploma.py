"""What stands on the diploma of a school: the school says what was finished there, for a pupil of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from services.certification.domain.certificate import Diploma
from services.certification.domain.dossier import Missing, Named, of_key, of_person
from services.certification.domain.register import Entry

MOST_PARTS: Final = 18  # as many as are read at a glance; on one sheet when their lines are short


@dataclass(frozen=True)
class Finished:
    """A programme of the school, and the parts of it."""

    programme: str
    parts: tuple[str, ...]


def finished_in(entry: Entry) -> Finished | None:
    """Give what a document says was finished; nothing when it is no diploma."""
    fact = entry.certificate
    return Finished(fact.programme, fact.parts) if isinstance(fact, Diploma) else None


def missing(finished: Finished, before: Entry | None, key: str, named: Named | None) -> Iterator[Missing]:
    """Give everything that stands in the way of a diploma; nothing when it can be issued now."""
    if before is not None and before.revoked_at is None and finished_in(before) != finished:
        yield Missing("other_diploma")
    yield from of_key(key)
    yield from of_person(named)
