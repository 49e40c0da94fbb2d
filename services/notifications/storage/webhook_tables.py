"""Tables of webhooks, and which class lives in which."""

from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, BigInteger, Boolean, Column, DateTime, Dialect, Integer, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator

from services.notifications.domain.webhook import (
    DeliveryState,
    Format,
    SealedSecret,
    Webhook,
    WebhookDelivery,
    WebhookState,
)
from services.notifications.storage.tables import mapper

_MOMENT = DateTime(timezone=True)


class SecretsJson(TypeDecorator[list[SealedSecret]]):
    """Sealed secrets, the newest last."""

    impl = JSONB
    cache_ok = True

    def process_bind_param(self, value: list[SealedSecret] | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002  SQLAlchemy's own
        """Write them."""
        return [{"sealed": each.sealed, "until": each.until and each.until.isoformat()} for each in value or ()]

    def process_result_value(self, value: Any, dialect: Dialect) -> list[SealedSecret]:  # noqa: ANN401, ARG002  as above
        """Read them."""
        return [
            SealedSecret(each["sealed"], datetime.fromisoformat(each["until"]) if each["until"] else None)
            for each in value
        ]


class WordOf(TypeDecorator[Any]):
    """One of an enumeration, as its word."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[Format | WebhookState | DeliveryState]) -> None:
        """Read words as this enumeration."""
        super().__init__()
        self.kind = kind

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002  SQLAlchemy's own
        """Read it."""
        return None if value is None else self.kind(value)


webhooks = Table(
    "webhooks",
    mapper.metadata,
    Column("webhook_id", Uuid, primary_key=True),
    Column("organisation_id", Uuid, nullable=False),
    Column("url", Text, nullable=False),
    Column("format", WordOf(Format), nullable=False),
    Column("types", ARRAY(Text), nullable=False),
    Column("filters", JSONB, nullable=False),
    Column("secrets", SecretsJson, nullable=False),
    Column("made_at", _MOMENT, nullable=False),
    Column("planned_position", BigInteger, nullable=False),
    Column("state", WordOf(WebhookState), nullable=False),
    Column("paused_because", Text),
    Column("failures", Integer, nullable=False),
    Column("failing_since", _MOMENT),
    Column("next_attempt_at", _MOMENT),
    Column("ping_state", Text),
    Column("ping_reason", Text),
    Column("leased_until", _MOMENT),
    Column("lease", Uuid),
)

webhook_deliveries = Table(
    "webhook_deliveries",
    mapper.metadata,
    Column("webhook_id", Uuid, primary_key=True),
    Column("position", BigInteger, primary_key=True),
    Column("organisation_id", Uuid, nullable=False),
    Column("event_id", Uuid, nullable=False),
    Column("name", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("planned_at", _MOMENT, nullable=False),
    Column("state", WordOf(DeliveryState), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_attempt_at", _MOMENT),
    Column("reason", Text),
    Column("is_repeat", Boolean, nullable=False),
    Column("sent_at", _MOMENT),
)

mapper.map_imperatively(Webhook, webhooks, exclude_properties=["leased_until", "lease"])
mapper.map_imperatively(WebhookDelivery, webhook_deliveries, exclude_properties=["organisation_id"])
