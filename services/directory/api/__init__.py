"""What the directory answers over HTTP: one module per noun."""

from flask import Flask
from flask_smorest import Blueprint

from rest.app import ApiSettings, create_app
from services.directory.api import loads, organisations, people, roles, substitutes
from services.directory.api.examples import EXAMPLES
from services.directory.domain.rules import RuleBroken


def blueprints() -> list[Blueprint]:
    """All resources of this service."""
    nouns = (organisations, people, roles, substitutes, loads)
    return [noun.blueprint for noun in nouns]


def app(settings: ApiSettings) -> Flask:
    """The service's web app."""
    return create_app("directory", blueprints(), settings, RuleBroken, EXAMPLES)
