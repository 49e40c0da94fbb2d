"""A small catalogue of leerlijnen, as the coordinator of the town keeps it."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from services.aftercare.service import AftercareService
from tests.aftercare.examples import HERE, THERE

LOGISTIEK: dict[str, Any] = {
    "name": "Logistiek en magazijn",
    "municipality": HERE,
    "offered_by": ["ROC-LIJNLAND"],
    "work_processes": [
        {"crebo": "25254", "code": "B1-K1-W1", "title": "Bereidt werk voor"},
        {"crebo": "25254", "code": "B1-K1-W2", "title": "Slaat goederen op"},
    ],
    "periods": [{"begins_on": "2027-02-01", "ends_on": "2027-06-30", "places": 1, "minimum": 1}],
}
GROEN: dict[str, Any] = LOGISTIEK | {
    "name": "Groen",
    "municipality": THERE,
    "work_processes": [{"crebo": "25258", "code": "B1-K1-W1", "title": "Verzorgt planten"}],
    "periods": [{"begins_on": "2027-02-01", "ends_on": "2027-06-30", "places": 9, "minimum": 4}],
}
RULE = {
    "valid_from": "2026-11-20",
    "direct_entry": True,
    "within_two_years": True,
    "after_two_years": False,
    "funding": "municipality",
}
QUALIFICATIONS = [
    {"crebo": "25254", "name": "Assistent logistiek", "level": 1, "dossier": "Entree"},
    {"crebo": "25371", "name": "Logistiek medewerker", "level": 2, "dossier": "Logistiek"},
]


def offer(town, **leerlijnen: object):
    """Let the coordinator keep these leerlijnen; gives them as they are shown."""
    body = {"organisation_id": UUID(int=600), "kind": "mbo", "code": "ROC-LIJNLAND", "name": "ROC Lijnland"}
    subject = f"organisation/{UUID(int=600)}"
    town.database.hear(AftercareService, "directory", ("organisation_registered", body), subject=subject)
    coordinator = town.client("coordinator")
    for code, leerlijn in leerlijnen.items():
        answer = coordinator.put(f"/v1/leerlijnen/{code}", json=leerlijn)
        assert answer.status_code == HTTPStatus.OK, answer.json
    return {each["code"]: each for each in coordinator.get("/v1/leerlijnen").json}


def load_qualifications(town):
    answer = town.client("coordinator").post("/v1/qualification-loads", json={"qualifications": QUALIFICATIONS})
    assert answer.status_code == HTTPStatus.OK, answer.json


def period_of(town, code):
    """Give the first period of a leerlijn."""
    return town.client("coordinator").get(f"/v1/leerlijnen/{code}").json["periods"][0]
