"""Whatever is sent to an API: no 500, an answer that its document tells of, and nothing for who may not ask."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from joserfc.jwk import ECKey
from schemathesis import GenerationMode

from access import tokens
from access.actor import Actor
from doorlijn.database_setup import SERVICES
from tests.machinery.database import SIGNING_KEY, Database
from tests.machinery.postgres import Postgres
from tests.rest.documents import document_of
from tests.rest.fuzzing import Town, operations, send

GOOD, BAD = 6, 5  # examples for each operation


@pytest.fixture(scope="module")
def town(postgres: Postgres) -> Iterator[Town]:
    with postgres.clone() as name:
        database = Database(postgres, name)
        stage = Town(database)
        yield stage.fill()
        stage.close()
        database.dispose()


@pytest.mark.parametrize("service", SERVICES)
def test_good_requests_are_answered_as_the_document_says(town: Town, service: str):
    sent = [send(town, each, GenerationMode.POSITIVE, GOOD) for each in operations(town, service)]

    assert len(sent) == sum(len(set(item) - {"parameters"}) for item in document_of(service)["paths"].values())


@pytest.mark.parametrize("service", SERVICES)
def test_bad_requests_are_refused(town: Town, service: str):
    found = list(operations(town, service))

    sent = {each.label: send(town, each, GenerationMode.NEGATIVE, BAD) for each in found}

    can_be_wrong = {each.label for each in found if list(each.body) or list(each.query)}
    assert {label for label, times in sent.items() if times} >= can_be_wrong


def wrong_tokens(town: Town) -> dict[str, str]:
    actor = Actor(UUID(int=1), "coordinator")
    now = town.database.now
    return {
        "none": "",
        "no token": "Bearer x",
        "somebody else's": f"Bearer {tokens.issue(actor, ECKey.generate_key('P-256'), now)}",
        "over": f"Bearer {tokens.issue(actor, SIGNING_KEY, now - timedelta(hours=2))}",
        "another kind": f"Basic {tokens.issue(actor, SIGNING_KEY, now)}",
    }


@pytest.mark.parametrize("service", SERVICES)
def test_a_wrong_token_is_told_nothing(town: Town, service: str):
    for each in operations(town, service):
        path = "/v1" + each.path.format_map(defaultdict(lambda: str(UUID(int=7))))
        for kind, header in wrong_tokens(town).items():
            client = town.api(service).test_client()
            answer = client.open(path, method=each.method, headers={"Authorization": header})

            is_open = each.path in {"/health", "/openapi.json"}
            assert answer.status_code == (200 if is_open else 401), (kind, each.label)
            assert is_open or answer.mimetype == "application/problem+json"
            assert is_open or answer.headers["WWW-Authenticate"] == "Bearer"
