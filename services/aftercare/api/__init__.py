"""What aftercare answers over HTTP: one module per noun."""

from flask import Flask
from flask_smorest import Blueprint

from access.agreed_covenants import in_force
from rest import destructions
from rest.app import ApiSettings, create_app
from services.aftercare.api import (
    cases,
    contacts,
    contracts,
    conversations,
    hand_overs,
    leerlijnen,
    matches,
    municipal_supports,
    overview,
    reassignments,
    reports,
    reservations,
    talks,
    terms,
    transfers,
    worklist,
)
from services.aftercare.api.examples import EXAMPLES
from services.aftercare.api.purposes import PURPOSES
from services.aftercare.domain.rules import RuleBroken
from services.aftercare.storage.parts import parts_of


def blueprints() -> list[Blueprint]:
    """All resources of this service."""
    nouns = (
        cases,
        contacts,
        contracts,
        conversations,
        hand_overs,
        leerlijnen,
        matches,
        municipal_supports,
        overview,
        reassignments,
        reports,
        reservations,
        talks,
        terms,
        transfers,
        worklist,
        destructions,
    )
    return [noun.blueprint for noun in nouns]


def app(settings: ApiSettings) -> Flask:
    """The service's web app."""
    return create_app(
        "aftercare",
        blueprints(),
        settings,
        RuleBroken,
        purposes=PURPOSES,
        parts_of=parts_of,
        examples=EXAMPLES,
        covenant_on=in_force,
    )
