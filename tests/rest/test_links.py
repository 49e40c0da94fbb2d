"""The link to the next page is right wherever the API stands: by itself, mounted in one process, or behind the portal."""

import pytest
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.test import Client

from access.actor import Actor
from tests.directory.small_region import Region
from tests.machinery.database import Database


@pytest.mark.parametrize(
    ("mounted_at", "passed_on", "expected"),
    [
        ("", "", "/v1/people"),
        ("/api/directory", "", "/api/directory/v1/people"),
        ("", "/api/directory", "/api/directory/v1/people"),
        ("", "//elsewhere.example", "/v1/people"),
    ],
)
def test_the_next_page_is_found_where_the_first_one_was(
    database: Database, mounted_at: str, passed_on: str, expected: str
):
    region = Region(database)
    client = database.client(
        "directory", Actor(region.person_id("Pieter"), "admin", region.organisation_id("LIJNSTREEK"))
    )
    token = client.environ_base["HTTP_AUTHORIZATION"]
    everywhere = Client(DispatcherMiddleware(client.application, {mounted_at or "/none": client.application}))

    answer = everywhere.get(
        f"{mounted_at}/v1/people?limit=1&role=job_coach",
        headers={"Authorization": token, "X-Forwarded-Prefix": passed_on},
    )

    address, _, relation = answer.headers["Link"].partition("; ")
    assert relation == 'rel="next"'
    assert address.startswith(f"<{expected}?limit=1&role=job_coach&cursor=")
