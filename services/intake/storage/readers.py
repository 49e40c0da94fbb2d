"""Who may read a pupil because of a case, and who stands in for whom."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.intake.domain.relation import Relation
from services.intake.storage.tables import readers, substitutes


class AboutCase(Protocol):
    """A message about a case."""

    @property
    def case_id(self) -> UUID:
        """The case."""


class Readers:
    """Relations that aftercare and the directory tell of."""

    def __init__(self, session: Session) -> None:
        """Use the session of the transaction."""
        self._session = session
        self._cases: set[UUID] = set()
        self._known: dict[tuple[UUID, str], Relation] = {}

    def prefetch(self, messages: Sequence[AboutCase]) -> None:
        """Load in one query what is known of the cases that a batch is about."""
        case_ids = {message.case_id for message in messages} - self._cases
        found = self._session.scalars(select(Relation).where(readers.c.case_id.in_(case_ids)))
        self._known |= {(relation.case_id, relation.task): relation for relation in found}
        self._cases |= case_ids

    def keep(self, relation: Relation) -> None:
        """Let this person read the pupil, in the place of who had the same task before."""
        if relation.case_id not in self._cases:
            self.prefetch([relation])
        known = self._known.setdefault((relation.case_id, relation.task), relation)
        known.pupil_id, known.person_id, known.ended_on = relation.pupil_id, relation.person_id, None
        self._session.add(known)

    def release(self, message: AboutCase, task: str) -> None:
        """Let nobody read the pupil because of this task: nobody has it now."""
        for relation in self._of_case(message):
            if relation.task == task:
                self._session.flush()  # what this batch brought may not be in the table yet
                self._session.delete(relation)
                self._session.flush()
                del self._known[relation.case_id, task]

    def end(self, message: AboutCase, on: date) -> None:
        """Let nobody read the pupil any more because of this case."""
        for relation in self._of_case(message):
            relation.ended_on = relation.ended_on or on

    def resume(self, message: AboutCase) -> None:
        """Let those read again who did when the case closed."""
        for relation in self._of_case(message):
            relation.ended_on = None

    def _of_case(self, message: AboutCase) -> list[Relation]:
        if message.case_id not in self._cases:
            self.prefetch([message])
        return [relation for (case_id, _), relation in self._known.items() if case_id == message.case_id]

    def stand_in(self, person_id: UUID, substitute_id: UUID, until: date) -> None:
        """Let the substitute read what the absent colleague may read, up to and including a day."""
        statement = insert(substitutes).values(person_id=person_id, substitute_id=substitute_id, until=until)
        newest = {"substitute_id": statement.excluded.substitute_id, "until": statement.excluded.until}
        self._session.execute(statement.on_conflict_do_update(index_elements=["person_id"], set_=newest))

    def stand_in_no_more(self, person_id: UUID) -> None:
        """End the substitution."""
        self._session.execute(delete(substitutes).where(substitutes.c.person_id == person_id))
