"""A school whose systems listen: its feed, and a webhook with what was set aside."""

from typing import Protocol
from uuid import UUID

from tests.machinery.database import NOW

IT = "/v1/webhooks/<uuid:webhook_id>"
OF_A_WEBHOOK = (  # in this order: the last takes it away
    *(f"GET {IT}{part}" for part in ("", "/deliveries")),
    *(f"POST {IT}/{part}" for part in ("secrets", "pings", "deliveries/<uuid:event_id>/retry", "retries")),
    *(f"{method} {IT}" for method in ("PATCH", "DELETE")),
)


class Scene(Protocol):
    """Where it happens."""

    def as_admin(self, statement: str, **values: object) -> None:
        """Change the database behind the service's back."""


def heard_by_its_system(scene: Scene, school: UUID, pupil: UUID) -> None:
    """A school whose systems listen, with one event."""
    scene.as_admin("INSERT INTO notifications.feeds VALUES (:school, 1, :at)", school=school, at=NOW)
    scene.as_admin(
        """INSERT INTO notifications.feed_events VALUES (:school, 1, :pupil, 'pupil_left_school', 'pupil', :pupil, NULL,
        :at, jsonb_build_object('data', jsonb_build_object('pupil_id', CAST(:pupil AS text))))""",
        school=school,
        pupil=pupil,
        at=NOW,
    )


def webhook_of(scene: Scene, school: UUID, webhook: UUID) -> UUID:
    """A webhook of a school, with what was set aside."""
    scene.as_admin(
        """INSERT INTO notifications.webhooks (webhook_id, organisation_id, url, format, types, filters, secrets, made_at,
        planned_position, state, failures) VALUES (:webhook, :school, 'https://in.example/', 'cloudevents', '{}', '{}',
        '[{"sealed": "x", "until": null}]', :at, 1, 'active', 0) ON CONFLICT DO NOTHING""",
        webhook=webhook,
        school=school,
        at=NOW,
    )
    scene.as_admin(
        """INSERT INTO notifications.webhook_deliveries (webhook_id, organisation_id, position, event_id, name, subject,
        planned_at, state, reason) SELECT :webhook, organisation_id, position, event_id, name, 'pupil/x', :at, 'failed',
        'status_422' FROM notifications.feed_events WHERE organisation_id = :school ON CONFLICT DO NOTHING""",
        webhook=webhook,
        school=school,
        at=NOW,
    )
    return webhook
