"""Tables of notifications, and which class lives in which; the migrations make them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Boolean, Column, Date, DateTime, Dialect, Integer, Table, Text, Time, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import registry
from sqlalchemy.types import TypeDecorator

from services.notifications.domain.delivery import Delivery, State
from services.notifications.domain.invitation import Invitation
from services.notifications.domain.model import Notification

mapper = registry()
_MOMENT = DateTime(timezone=True)


class InvitationJson(TypeDecorator[Invitation]):
    """An invitation, read from the JSON that it was written as (told.py)."""

    impl = JSONB(none_as_null=True)
    cache_ok = True

    def process_result_value(self, value: dict[str, Any] | None, dialect: Dialect) -> Invitation | None:  # noqa: ARG002
        """Read it."""
        if value is None:
            return None
        return Invitation(
            method=value["method"],
            conversation_id=UUID(value["conversation_id"]),
            starts_at=datetime.fromisoformat(value["starts_at"]),
            ends_at=datetime.fromisoformat(value["ends_at"]),
            sequence=value["sequence"],
        )


class StateText(TypeDecorator[State]):
    """A state as its word."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: str | None, dialect: Dialect) -> State | None:  # noqa: ARG002
        """Read it."""
        return None if value is None else State(value)


organisations = Table(
    "organisations",
    mapper.metadata,
    Column("organisation_id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("code", Text, nullable=False),
)

roles = Table(
    "roles",
    mapper.metadata,
    Column("role_id", Uuid, primary_key=True),
    Column("person_id", Uuid, nullable=False),
    Column("role", Text, nullable=False),
    Column("organisation_id", Uuid, nullable=False),
    Column("municipalities", ARRAY(Text), nullable=False),
)

absences = Table(
    "absences",
    mapper.metadata,
    Column("person_id", Uuid, primary_key=True),
    Column("substitute_id", Uuid, nullable=False),
    Column("until", Date),
)

notifications = Table(
    "notifications",
    mapper.metadata,
    Column("notification_id", Uuid, primary_key=True),
    Column("event_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("person_id", Uuid, nullable=False),
    Column("for_person_id", Uuid),
    Column("must_act", Boolean, nullable=False),
    Column("case_id", Uuid),
    Column("pupil_id", Uuid),
    Column("due_on", Date),
    Column("action_path", Text, nullable=False),
    Column("occurred_at", _MOMENT, nullable=False),
    Column("read_at", _MOMENT),
)

deliveries = Table(
    "deliveries",
    mapper.metadata,
    Column("delivery_id", Uuid, primary_key=True),
    Column("event_id", Uuid, nullable=False),
    Column("channel", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("person_id", Uuid, nullable=False),
    Column("for_person_id", Uuid),
    Column("action_path", Text, nullable=False),
    Column("occurred_at", _MOMENT, nullable=False),
    Column("planned_at", _MOMENT, nullable=False),
    Column("due_on", Date),
    Column("conversation_id", Uuid),
    Column("invitation", InvitationJson),
    Column("state", StateText, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_attempt_at", _MOMENT),
    Column("reason", Text),
    Column("is_repeat", Boolean, nullable=False),
    Column("sending_since", _MOMENT),
    Column("sent_at", _MOMENT),
    Column("held_until", _MOMENT),
    Column("gathered_in", Uuid),
)

mail_preferences = Table(
    "mail_preferences",
    mapper.metadata,
    Column("person_id", Uuid, primary_key=True),
    Column("paces", JSONB, nullable=False),
    Column("quiet_from", Time),
    Column("quiet_until", Time),
)

mapper.map_imperatively(Notification, notifications)
mapper.map_imperatively(Delivery, deliveries, exclude_properties=["conversation_id"])
