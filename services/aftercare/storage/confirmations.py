"""Who said where a young person was, and when: rows are added and never changed, so that a past day can be counted again."""

from typing import Final

from sqlalchemy import insert
from sqlalchemy.orm import Session

from messaging.ids import uuid7
from messaging.planned import planned_once
from services.aftercare.domain.destination import Confirmation
from services.aftercare.storage.plan_tables import confirmations

_ADD: Final = planned_once(insert(confirmations))


class Confirmations:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, confirmation: Confirmation) -> None:
        """Keep a confirmation."""
        self._session.execute(_ADD, vars(confirmation) | {"confirmation_id": uuid7()})
