"""Each kind of id has its own type; ids are derived from what they name, so that a retry finds its own work."""

from datetime import date
from typing import Final, NewType
from uuid import NAMESPACE_URL, UUID, uuid5

CaseId = NewType("CaseId", UUID)
PupilId = NewType("PupilId", UUID)
SchoolId = NewType("SchoolId", UUID)
ContractId = NewType("ContractId", UUID)
ConversationId = NewType("ConversationId", UUID)
PersonId = NewType("PersonId", UUID)

_NAMESPACE: Final = uuid5(NAMESPACE_URL, "urn:doorlijn:aftercare")


def derived(*parts: object) -> UUID:
    """Give the id that belongs to these parts, always the same."""
    return uuid5(_NAMESPACE, "/".join(str(part) for part in parts))


def case_id(pupil_id: PupilId, left_on: date) -> CaseId:
    """Name a case after the leaving it was opened for, as first reported: a later correction of the day finds the case by its pupil."""
    return CaseId(derived("case", pupil_id, left_on))


def contract_id(case: CaseId, begins_on: date, *facts: object) -> ContractId:
    """Name a contract after what sets it apart from the others of the case, in whatever spelling."""
    return ContractId(derived("contract", case, begins_on, *(str(fact).casefold() for fact in facts)))


def conversation_id(case: CaseId, cause: str) -> ConversationId:
    """Name a conversation after the first end that led to it."""
    return ConversationId(derived("conversation", case, cause))
