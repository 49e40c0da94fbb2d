"""What aftercare answers over HTTP: one module per noun."""

from flask import Flask
from flask_smorest import Blueprint

from access.agreed_covenants import in_force
from rest import destructions
from rest.app import ApiSettings, create_app
from services.aftercare.api import (
    case_outlines,
    cases,
    check_ins,
    contact_templates,
    contacts,
    contracts,
    conversations,
    destinations,
    hand_overs,
    leerlijnen,
    matches,
    municipal_supports,
    overview,
    reassignments,
    reports,
    reservations,
    sweeps,
    talks,
    terms,
    transfers,
    worklist,
)
from services.aftercare.api.blamed import BLAMED
from services.aftercare.api.examples import EXAMPLES
from services.aftercare.api.purposes import PURPOSES
from services.aftercare.domain.rules import RuleBroken
from services.aftercare.storage.parts import parts_of


def blueprints() -> list[Blueprint]:
    """All resources of this service."""
    of_cases = (
        case_outlines,
        cases,
        check_ins,
        contacts,
        contracts,
        conversations,
        destinations,
        matches,
        talks,
        worklist,
    )
    between_people = (hand_overs, municipal_supports, reassignments, transfers)
    of_the_region = (contact_templates, leerlijnen, overview, reports, reservations, sweeps, terms, destructions)
    return [noun.blueprint for noun in (*of_cases, *between_people, *of_the_region)]


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
        blamed=BLAMED,
    )
