"""What certification answers over HTTP: one module per noun."""

from flask import Flask
from flask_smorest import Blueprint

from access.agreed_covenants import in_force
from rest import destructions
from rest.app import ApiSettings, create_app
from services.certification.api import catalogue, catalogue_imports
from services.certification.api.examples import EXAMPLES
from services.certification.api.purposes import PURPOSES
from services.certification.domain.rules import RuleBroken


def blueprints() -> list[Blueprint]:
    """All resources of this service."""
    return [noun.blueprint for noun in (catalogue, catalogue_imports, destructions)]


def app(settings: ApiSettings) -> Flask:
    """The service's web app."""
    return create_app(
        "certification", blueprints(), settings, RuleBroken, purposes=PURPOSES, examples=EXAMPLES, covenant_on=in_force
    )
