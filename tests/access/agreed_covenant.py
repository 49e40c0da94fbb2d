"""A covenant on which two persons agreed, as the directory tells it to every service that asks who may see what."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from access import covenants

REGION = UUID(int=77)
SUBJECT = f"organisation/{REGION}"


def agreed_fields(holds_from: str = "2026-11-20", *, file_digest: str = "") -> dict[str, Any]:
    """A covenant in which the coordinator sees nobody any more since yesterday."""
    file = covenants.load()
    rules = [vars(rule) | {"until": "2026-11-19"} if rule.role == "coordinator" else vars(rule) for rule in file.rules]
    return {
        "covenant_id": UUID(int=9),
        "region_id": REGION,
        "region": file.region,
        "version": "2026-2",
        "begins_on": "2026-11-01",
        "ends_on": "2034-07-31",
        "holds_from": holds_from,
        "agreed_at": datetime(2026, 11, 20, 8, tzinfo=UTC),
        "file_digest": file_digest or file.digest,
        "rules": [
            {name: sorted(value) if isinstance(value, frozenset) else str(value) for name, value in rule.items()}
            for rule in rules
        ],
    }
