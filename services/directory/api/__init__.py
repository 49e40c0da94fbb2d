"""What the directory answers over HTTP: one module per noun."""

from flask import Flask
from flask_smorest import Blueprint

from rest.app import ApiSettings, create_app
from services.directory.api import (
    accounts,
    clients,
    covenants,
    drafts,
    invitations,
    languages,
    loads,
    organisations,
    passkeys,
    people,
    roles,
    sessions,
    substitutes,
)
from services.directory.api.examples import EXAMPLES
from services.directory.api.purposes import PURPOSES
from services.directory.domain.rules import RuleBroken
from services.directory.storage.people import holds_role


def blueprints() -> list[Blueprint]:
    """All resources of this service."""
    nouns = (
        organisations,
        people,
        roles,
        substitutes,
        loads,
        sessions,
        drafts,
        accounts,
        invitations,
        passkeys,
        clients,
        languages,
        covenants,
    )
    return [noun.blueprint for noun in nouns]


def app(settings: ApiSettings) -> Flask:
    """The service's web app."""
    return create_app(
        "directory", blueprints(), settings, RuleBroken, purposes=PURPOSES, holds_role=holds_role, examples=EXAMPLES
    )
