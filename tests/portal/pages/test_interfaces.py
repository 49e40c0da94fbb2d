"""Whoever connects a system finds every API and every event on one page, without signing in."""

import re

import httpx

from tests.architecture.landscape import CONTRACTS
from tests.portal.stage import Stage
from tests.portal.visitor import Visitor
from tests.rest.documents import operations


def test_every_operation_and_every_event_stands_on_the_page(region: Stage):
    visitor = Visitor(region.portal().test_client()).open("/").follow("Koppelvlakken")

    for operation in operations():
        address = f"{operation.method.upper()} /api/{operation.service}/v1{operation.path}"
        assert f"<code>{address}</code>" in visitor.html, address
    for file in CONTRACTS.glob("*.json"):
        assert f"<code>{file.stem.split('.')[1]}</code>" in visitor.html
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]+"|<script', visitor.html) == []


def test_each_link_on_the_page_leads_to_a_part_of_it(region: Stage):
    html = Visitor(region.portal().test_client()).open("/koppelvlakken").html
    ids = re.findall(r' id="([^"]+)"', html)

    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_a_service_that_is_down_costs_its_own_part_only(region: Stage):
    down = httpx.MockTransport(lambda _: httpx.Response(503))
    app = region.portal(broken={"intake": down})

    answer = app.test_client().get("/koppelvlakken")

    assert answer.status_code == 200
    assert answer.text.count("Dit onderdeel is nu niet bereikbaar.") == 1
    assert "GET /api/aftercare/v1/cases" in answer.text


def test_programs_get_the_events_as_asyncapi(region: Stage):
    answer = region.portal().test_client().get("/koppelvlakken/asyncapi.json")

    assert (answer.status_code, answer.json["asyncapi"]) == (200, "3.0.0")
