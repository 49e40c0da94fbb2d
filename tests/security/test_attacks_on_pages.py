"""What somebody tries who makes links, forms, cookies and headers for others: none of it leads anywhere."""

import re
from datetime import timedelta
from statistics import median
from time import perf_counter
from uuid import UUID

import pytest
from flask import Flask

from access.actor import Actor
from services.portal.web.session_oidc import Provider
from tests.portal.counterfeiter import CLIENT, ISSUER, Counterfeiter, signed
from tests.portal.pages.test_accounts import OTHER, Office
from tests.portal.stage import Stage
from tests.portal.visitor import Visitor

NO_ID = "00000000-0000-4000-8000-000000000000"
PROGRAMS = {"demo.give_token", "oauth.give_token"}  # they bring no cookie
# Our own files; a number, asked about each time; and what is the same for everybody and about nobody.
KEPT = {
    "static",
    "live.count",
    "schools.overview",
    "schools.page",
    "checks.did",
    "checks.status_list",
    "checks.trust_list",
}
ROLES = ("school_staff", "mbo_staff", "job_coach", "werkconsulent", "coordinator", "admin")
ELSEWHERE = [
    "//evil.example",
    "///evil.example",
    "//[",
    "/\\evil.example",
    "/\t/evil.example",
    "/werk\r\nSet-Cookie: a=b",
    "/%2f%2fevil.example/%2e%2e",
    "/werk@evil.example",
    "https:evil.example",
    "http://[",
    "javascript:alert(1)//",
    "data:text/html,x",
    "/uitnodiging/x",
    "/aanmelden/terug",
    "/api/intake/v1/pupils",
    "/" + "a" * 3000,
    "\ud800",
]


def paths(app: Flask, method: str) -> dict[str, str]:
    """A path of every route with this method, by endpoint."""
    found = {}
    for rule in app.url_map.iter_rules():
        if method in (rule.methods or set()):
            values = dict.fromkeys(rule.arguments, NO_ID) | {"filename": "doorlijn.css", "kind": "csv", "number": 1}
            with app.test_request_context():
                found[rule.endpoint] = rule.build(values, append_unknown=False)[1]
    return found


def test_no_form_of_real_people_is_taken_from_another_site(stage: Stage):
    office = Office(stage)
    visitor = office.sign_in("coordinator", office.account("coordinator"))
    posts = paths(office.app, "POST")
    assert {"passkeys.add", "accounts.enter", "staff.invite_again", "support.approve"} <= posts.keys()

    for endpoint, path in posts.items():
        if endpoint not in PROGRAMS:
            for forged in ({}, {"csrf_token": "x"}, {"csrf_token": "."}):
                answer = visitor.client.post(path, data=forged, headers={"Origin": "https://evil.example"})
                assert answer.status_code == 400, path


def test_no_page_changes_anything_when_it_is_only_looked_at(region: Stage):
    counts = "SELECT (SELECT count(*) FROM journal) + (SELECT count(*) FROM outbox) AS n"
    before = [region.database.rows(service, counts) for service in ("directory", "intake", "aftercare")]
    visitors = [region.sign_in(role) for role in ROLES]

    for path in paths(region.app, "GET").values():
        for visitor in visitors:
            with visitor.client.get(path) as answer:
                assert answer.status_code < 500, path

    assert [region.database.rows(service, counts) for service in ("directory", "intake", "aftercare")] == before


def test_every_page_forbids_being_framed_and_kept(region: Stage):
    visitors = [Visitor(region.app.test_client()), *(region.sign_in(role) for role in ROLES)]
    routes = paths(region.app, "GET") | {"nowhere": "/bestaat-niet"}

    for endpoint, path in routes.items():
        for visitor in visitors:
            with visitor.client.get(path) as answer:
                assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], path
                assert answer.headers["X-Content-Type-Options"] == "nosniff", path
                assert endpoint in KEPT or answer.headers["Cache-Control"] == "no-store", path


@pytest.mark.parametrize("given", ELSEWHERE)
def test_nobody_is_led_elsewhere_by_a_link_or_by_where_he_came_from(region: Stage, given: str):
    visitor = region.sign_in("job_coach")

    for answer in (
        visitor.client.get("/", query_string={"verder": given.encode("utf-8", "replace")}),
        visitor.client.get("/aanmelden", query_string={"verder": given.encode("utf-8", "replace")}),
        region.app.test_client().get("/", query_string={"verder": given.encode("utf-8", "replace")}),
    ):
        assert answer.status_code in {200, 303}
        assert answer.headers.get("Location", "/werk") in {"/werk", "/aanmelden"}


@pytest.mark.parametrize("given", ["http://[", "//evil.example/werk", "https://evil.example//evil.example", "x" * 9000])
def test_where_somebody_says_he_came_from_leads_nowhere_else(stage: Stage, given: str):
    page = stage.report_leaver()
    visitor = stage.sign_in("job_coach").open(page)
    button = visitor.form("Zaak aannemen")
    stage.database.now += timedelta(minutes=45)

    answer = visitor.client.post(button.action, data=button.values, headers={"Referer": given})

    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/?verder=/") or answer.headers["Location"] == "/"


def test_nothing_that_is_sent_becomes_a_header(region: Stage):
    for role in ROLES:
        visitor = region.sign_in(role)
        for path in paths(region.app, "GET").values():
            answer = visitor.client.get(
                path, query_string="soort=a%0d%0aX-Evil:%20b&rol=%0aX-Evil:b&vanaf=%0d&verder=%0a"
            )
            assert "X-Evil" not in answer.headers, path
            assert answer.status_code < 500, path
            answer.close()


def test_every_cookie_over_the_internet_is_bound_to_our_own_host(stage: Stage):
    back = "https://doorlijn.example/aanmelden/terug"
    provider = Provider(ISSUER, CLIENT, "", back, Counterfeiter(signed))
    client = stage.portal("production", provider=provider).test_client()
    given = [
        cookie
        for path in ("/aanmelden", "/aanmelden/organisatie", "/aanmelden/terug")
        for cookie in client.get(path, base_url="https://doorlijn.example").headers.getlist("Set-Cookie")
    ]

    assert len({cookie.partition("=")[0] for cookie in given}) == 2
    for cookie in given:
        assert cookie.startswith("__Host-")
        for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
            assert part in cookie.split("; "), cookie
        assert "domain" not in cookie.lower()


def test_a_session_that_was_planted_is_not_the_one_that_signs_in(stage: Stage):
    attacker = Visitor(stage.app.test_client()).open("/aanmelden")
    planted = attacker.client.get_cookie("doorlijn")
    victim = Visitor(stage.app.test_client())
    victim.client.set_cookie("doorlijn", planted.value)

    victim.open("/aanmelden").submit({"person_id": str(stage.person("admin").person_id), "role": "admin"})

    assert victim.path == "/gebeurtenissen"
    assert attacker.open("/gebeurtenissen").path == "/aanmelden"


def test_a_link_that_is_shown_does_not_follow_the_host_that_was_asked_for(stage: Stage):
    app = stage.portal("test", public_url="https://doorlijn.example")
    office = Office(stage)
    office.app = app
    admin = office.sign_in("admin", office.account("admin")).open(f"/medewerkers/{stage.person('job_coach').person_id}")
    form = admin.form("Uitnodigen")

    headers = {"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}
    shown = admin.client.post(form.action, data=form.values, headers=headers).get_data(as_text=True)

    assert re.search(r'value="https://doorlijn\.example/uitnodiging/[A-Za-z0-9_-]{43}"', shown)
    assert "evil.example" not in shown


def test_how_long_signing_in_takes_does_not_tell_who_is_known(stage: Stage):
    office = Office(stage)
    office.account("job_coach")
    client = stage.database.client("directory", Actor(UUID(int=0), "system"))

    def seconds(mail: str, address: str) -> float:
        body = {"mail": mail, "password": OTHER, "code": "000000", "address": address, "seal": "A" * 43 + "="}
        began = perf_counter()
        answer = client.post("/v1/proofs", json=body | {"idle_seconds": 60, "lasts_seconds": 600})
        assert answer.status_code == 409
        return perf_counter() - began

    known = stage.person("job_coach").mail
    took = [(seconds(known, f"a{turn}"), seconds("niemand@voorbeeld.example", f"a{turn}")) for turn in range(15)]

    ratio = median(each[0] for each in took) / median(each[1] for each in took)
    assert 0.5 < ratio < 2, ratio  # without the comparison for nobody it is about 10
