"""What intake answers over HTTP: pupils, leavers, imports of leavers."""

from flask import Flask
from flask_smorest import Blueprint

from access.agreed_covenants import in_force
from rest import destructions
from rest.app import ApiSettings, create_app
from services.intake.api import (
    exit_conversations,
    exit_figures,
    exit_plans,
    leaver_imports,
    leavers,
    privacy,
    pupil_identities,
    pupil_imports,
    pupil_lookups,
    pupil_searches,
    pupils,
    support_accesses,
)
from services.intake.api.examples import EXAMPLES
from services.intake.api.purposes import PURPOSES
from services.intake.domain.rules import RuleBroken


def blueprints() -> list[Blueprint]:
    """Give the resources, one blueprint per noun."""
    nouns = (
        pupils,
        pupil_imports,
        exit_plans,
        exit_conversations,
        exit_figures,
        pupil_identities,
        pupil_searches,
        leavers,
        leaver_imports,
        pupil_lookups,
        privacy,
        support_accesses,
        destructions,
    )
    return [noun.blueprint for noun in nouns]


def app(settings: ApiSettings) -> Flask:
    """Build the API of intake."""
    return create_app(
        "intake", blueprints(), settings, RuleBroken, purposes=PURPOSES, examples=EXAMPLES, covenant_on=in_force
    )
