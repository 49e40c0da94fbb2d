"""What notifications answers over HTTP: one module per noun."""

from flask import Flask
from flask_smorest import Blueprint

from access.agreed_covenants import in_force
from rest import destructions
from rest.app import ApiSettings, create_app
from services.notifications.api import (
    deliveries,
    events,
    mail_preferences,
    notifications,
    pupil_notifications,
    webhooks,
)
from services.notifications.api.examples import EXAMPLES
from services.notifications.api.purposes import PURPOSES
from services.notifications.domain.rules import RuleBroken


def blueprints() -> list[Blueprint]:
    """All resources of this service."""
    return [
        notifications.blueprint,
        mail_preferences.blueprint,
        deliveries.blueprint,
        events.blueprint,
        webhooks.blueprint,
        pupil_notifications.blueprint,
        destructions.blueprint,
    ]


def app(settings: ApiSettings) -> Flask:
    """The service's web app."""
    found = create_app(
        "notifications",
        blueprints(),
        settings,
        RuleBroken,
        purposes=PURPOSES,
        examples=EXAMPLES,
        covenant_on=in_force,
    )
    found.extensions[webhooks.SEALING] = webhooks.Sealing(
        settings.webhooks_secret, allows_loopback=not settings.is_real
    )
    return found
