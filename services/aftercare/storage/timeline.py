"""What happened in a case, as told: the service's own journal of published events is the timeline."""

from collections.abc import Collection, Sequence
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.orm import Session

from messaging.envelope import Envelope
from services.aftercare.domain.contract import known_reason
from services.aftercare.domain.ids import CaseId

PERSON: Final = "person/"
CONTRACT_ENDED: Final = "contract_ended"

# What a conversation leads to names it, as conversation_id or as the item whose deadline it is.
_READ = text("""
    SELECT sequence, name, envelope FROM journal
    CROSS JOIN LATERAL (SELECT convert_from(envelope, 'UTF8')::jsonb -> 'data' AS data) AS told
    WHERE subject = :subject AND sequence > :after
        AND coalesce(data ->> 'conversation_id', data ->> 'item_id', '') <> ALL (CAST(:hidden AS text[]))
    ORDER BY sequence LIMIT :limit
""")


class Timeline:
    def __init__(self, session: Session) -> None:
        self._session = session

    def page(self, case_id: CaseId, after: int, limit: int, hidden: Collection[UUID]) -> Sequence[dict[str, Any]]:
        """Give the next entries in the order in which they happened: when, what, who, and the codes of it.

        Of the `hidden` conversations nothing is told.
        """
        asked = {
            "subject": f"case/{case_id}",
            "after": after,
            "limit": limit,
            "hidden": [str(conversation_id) for conversation_id in hidden],
        }
        return [_entry(*row) for row in self._session.execute(_READ, asked)]


def _entry(sequence: int, name: str, envelope: bytes) -> dict[str, Any]:
    told = msgspec.json.decode(bytes(envelope), type=Envelope)
    is_person = told.actor.startswith(PERSON)
    data = msgspec.json.decode(told.data, type=dict[str, Any])
    if name == CONTRACT_ENDED:
        data["reason"] = known_reason(data.get("reason"))  # the journal is never rewritten
    return {
        **data,
        "sequence": sequence,
        "event_id": str(told.id),
        "at": told.time.isoformat(),
        "kind": name,
        "actor_role": told.actorrole,
        "actor_id": told.actor.removeprefix(PERSON) if is_person else None,
    }
