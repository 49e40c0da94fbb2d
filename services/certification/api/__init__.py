"""What certification answers over HTTP: one module per noun."""

from datetime import timedelta
from typing import Final

from flask import Flask
from flask_smorest import Blueprint

from access.agreed_covenants import in_force
from rest import destructions
from rest.app import ApiSettings, create_app
from services.certification.api import (
    catalogue,
    catalogue_imports,
    evidence_requests,
    judgement_tasks,
    owed_evidence,
    photos,
    terms,
    trajectories,
)
from services.certification.api.examples import EXAMPLES
from services.certification.api.purposes import PURPOSES
from services.certification.domain.rules import RuleBroken

LINK_DAYS: Final = 14  # a trainer's link, where the installation does not say


def blueprints() -> list[Blueprint]:
    """All resources of this service."""
    asking = evidence_requests, judgement_tasks, photos, owed_evidence
    return [each.blueprint for each in (catalogue, catalogue_imports, trajectories, *asking, terms, destructions)]


def app(settings: ApiSettings) -> Flask:
    """The service's web app."""
    found = create_app(
        "certification", blueprints(), settings, RuleBroken, purposes=PURPOSES, examples=EXAMPLES, covenant_on=in_force
    )
    found.extensions[evidence_requests.LINK_LASTS] = timedelta(days=settings.days.get("trainer_link", LINK_DAYS))
    return found
