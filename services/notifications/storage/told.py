"""Writes down who is told: a line on the page for everybody, a mail for those who must act."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from sqlalchemy import event
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from messaging.ids import derived
from services.notifications.domain.delivery import State
from services.notifications.domain.telling import Telling
from services.notifications.storage.tables import deliveries, notifications

PAGE: Final = "page"
MAIL: Final = "mail"


class Told:
    """What is told in this transaction: two statements before the commit, each (event, person, channel) once."""

    def __init__(self, session: Session) -> None:
        self._notifications: list[dict[str, Any]] = []
        self._deliveries: list[dict[str, Any]] = []
        event.listen(session, "before_commit", self._write)

    def tell(self, tellings: Iterable[Telling], now: datetime) -> None:
        """Tell everybody on the page, and those who must act by mail too."""
        for each in tellings:
            self._notifications.append(_notification(each))
            if each.must_act:
                self._deliveries.append(_mail(each, now))

    def _write(self, session: Session) -> None:
        pages, self._notifications = self._notifications, []
        mails, self._deliveries = self._deliveries, []
        if pages:
            session.execute(insert(notifications).on_conflict_do_nothing(), pages)
        if mails:
            session.execute(insert(deliveries).on_conflict_do_nothing(), mails)


def _notification(telling: Telling) -> dict[str, Any]:
    fact = telling.fact
    return {
        "notification_id": derived(fact.event_id, telling.person_id, PAGE),
        "event_id": fact.event_id,
        "kind": fact.kind,
        "person_id": telling.person_id,
        "for_person_id": telling.for_person_id,
        "must_act": telling.must_act,
        "case_id": fact.case_id,
        "pupil_id": fact.pupil_id,
        "due_on": fact.due_on,
        "action_path": fact.action_path,
        "occurred_at": fact.occurred_at,
    }


def _mail(telling: Telling, now: datetime) -> dict[str, Any]:
    fact = telling.fact
    return {
        "delivery_id": derived(fact.event_id, telling.person_id, MAIL),
        "event_id": fact.event_id,
        "channel": MAIL,
        "kind": fact.kind,
        "person_id": telling.person_id,
        "for_person_id": telling.for_person_id,
        "action_path": fact.action_path,
        "occurred_at": fact.occurred_at,
        "planned_at": now,
        "due_on": fact.due_on,
        "conversation_id": fact.invitation.conversation_id if fact.invitation else None,
        "invitation": fact.invitation,
        "state": State.PLANNED,
        "attempts": 0,
        "next_attempt_at": now,
        "is_repeat": False,
    }
