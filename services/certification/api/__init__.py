"""What certification answers over HTTP: one module per noun."""

from datetime import timedelta
from pathlib import Path
from typing import Final

from flask import Flask
from flask_smorest import Blueprint

from access.agreed_covenants import in_force
from rest import destructions
from rest.app import ApiSettings, create_app
from services.certification.api import (
    catalogue,
    catalogue_imports,
    certificates,
    checks,
    diplomas,
    dossiers,
    evidence_requests,
    issuer_keys,
    judgement_tasks,
    kept_documents,
    owed_evidence,
    paper_failures,
    photos,
    previews,
    publications,
    register_desk,
    revocations,
    terms,
    trajectories,
    transfers,
)
from services.certification.api.examples import EXAMPLES
from services.certification.api.purposes import PURPOSES
from services.certification.api.register_examples import REGISTER_EXAMPLES
from services.certification.domain.rules import RuleBroken
from services.certification.storage.signers import Signers

LINK_DAYS: Final = 14  # a trainer's link, where the installation does not say


def blueprints() -> list[Blueprint]:
    """All resources of this service."""
    asking = evidence_requests, judgement_tasks, photos, owed_evidence
    of_register = (
        dossiers,
        certificates,
        diplomas,
        previews,
        revocations,
        issuer_keys,
        checks,
        publications,
        paper_failures,
    )
    nouns = (
        catalogue,
        catalogue_imports,
        trajectories,
        transfers,
        kept_documents,
        *asking,
        *of_register,
        terms,
        destructions,
    )
    return [each.blueprint for each in nouns]


def app(settings: ApiSettings) -> Flask:
    """The service's web app."""
    examples = EXAMPLES | REGISTER_EXAMPLES
    found = create_app(
        "certification", blueprints(), settings, RuleBroken, purposes=PURPOSES, examples=examples, covenant_on=in_force
    )
    signers = Signers(settings.keys_dir or Path("keys"), settings.is_real)
    found.extensions[register_desk.SIGNERS] = signers
    found.extensions[register_desk.ROOM] = register_desk.room_of(signers, settings.public_url, settings.papers_dir)
    found.extensions[evidence_requests.LINK_LASTS] = timedelta(days=settings.days.get("trainer_link", LINK_DAYS))
    return found
