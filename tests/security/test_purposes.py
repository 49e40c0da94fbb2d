"""Every route has a purpose and a basis: a new blueprint without one is found here."""

import importlib

from doorlijn.database_setup import SERVICES
from rest.auditing import OF_ALL_SERVICES

# Article 6 of the AVG: what a public body may rely on here.
BASES = {"public_task", "legal_obligation"}


def test_every_resource_says_why_it_exists():
    for service in SERVICES:
        nouns = {each.name for each in importlib.import_module(f"services.{service}.api").blueprints()}
        purposes = importlib.import_module(f"services.{service}.api.purposes").PURPOSES

        assert nouns == set(purposes), service
        assert {each.basis for each in (purposes | OF_ALL_SERVICES).values()} <= BASES
