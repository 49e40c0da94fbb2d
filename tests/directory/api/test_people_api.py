"""Names for colleagues, addresses for the platform alone, changes for the admin alone."""

from uuid import uuid4

import pytest

ROLES = ["school_staff", "mbo_staff", "job_coach", "werkconsulent", "placement_advisor", "coordinator", "admin"]
NEW = {"name": "Tom Kowalczyk", "mail": " T.Kowalczyk@voorbeeld.example "}


@pytest.mark.parametrize("role", ROLES)
def test_every_colleague_reads_names_and_nobody_reads_addresses(region, signed_in, role):
    fatima = region.person_id("Fatima")

    seen = signed_in(role).get(f"/v1/people/{fatima}")
    contact = signed_in(role).get(f"/v1/people/{fatima}/contact")

    assert seen.json["name"] == "Fatima Benali"
    assert "@" not in seen.text
    assert contact.status_code == 403


def test_the_platform_reads_where_to_send(region, signed_in):
    answer = signed_in("system").get(f"/v1/people/{region.person_id('Fatima')}/contact")

    assert answer.json == {"mail": "f.benali@voorbeeld.example", "language": None}


def test_without_a_token_nothing_is_told(region, signed_in):
    client = signed_in("admin")
    client.environ_base.pop("HTTP_AUTHORIZATION")

    assert client.get("/v1/people").status_code == 401


@pytest.mark.parametrize("role", [each for each in ROLES if each != "admin"])
def test_only_an_admin_writes(region, signed_in, role):
    client, fatima = signed_in(role), region.person_id("Fatima")
    refused = [
        client.post("/v1/people", json=NEW),
        client.post("/v1/organisations", json={}),
        client.post(f"/v1/people/{fatima}/roles", json={}),
        client.delete(f"/v1/people/{fatima}/roles/{uuid4()}"),
        client.post("/v1/directory-loads", json={}),
    ]

    assert [each.status_code for each in refused] == [403] * len(refused)


@pytest.mark.parametrize("role", [each for each in ROLES if each not in {"admin", "coordinator"}])
def test_nobody_arranges_who_stands_in_for_a_colleague(region, signed_in, role):
    client, address = signed_in(role), f"/v1/people/{region.person_id('Fatima')}/substitute"
    body = {"substitute_id": str(region.person_id("Daan")), "until": "2026-12-01"}

    assert (client.put(address, json=body).status_code, client.delete(address).status_code) == (403, 403)


@pytest.mark.parametrize("role", ["admin", "coordinator"])
def test_who_falls_ill_need_not_say_so_himself(region, signed_in, role):
    client, address = signed_in(role), f"/v1/people/{region.person_id('Fatima')}/substitute"
    body = {"substitute_id": str(region.person_id("Daan")), "until": "2026-12-01"}

    assert (client.put(address, json=body).status_code, client.delete(address).status_code) == (200, 204)


def test_people_are_found_by_what_they_do_and_where(region, signed_in):
    client = signed_in("coordinator")

    coaches = client.get("/v1/people?role=job_coach").json
    there = client.get("/v1/people?role=job_coach&municipality=GM9002").json
    everywhere = client.get(f"/v1/people?organisation_id={region.organisation_id('LIJNSTREEK')}")

    assert {each["name"] for each in coaches} == {"Fatima Benali", "Daan Pinas"}
    assert [each["name"] for each in there] == ["Daan Pinas"]
    assert len(everywhere.json) == 3


def test_several_names_come_in_one_answer(region, signed_in):
    ids = f"{region.person_id('Fatima')},{region.person_id('Daan')},{uuid4()}"

    found = signed_in("school_staff").get(f"/v1/people?ids={ids}").json

    assert {each["name"] for each in found} == {"Fatima Benali", "Daan Pinas"}


def test_a_long_list_comes_in_pages(region, signed_in):
    client = signed_in("admin")
    names, address = [], "/v1/people?limit=2"

    while address:
        answer = client.get(address)
        names += [each["name"] for each in answer.json]
        link = answer.headers.get("Link", "")
        address = link[1 : link.index(">")] if link else ""

    assert sorted(names) == ["Daan Pinas", "Fatima Benali", "Pieter Santokhi"]


def test_a_registered_person_gets_a_role_and_loses_it(region, signed_in):
    client, before = signed_in("admin"), region.published

    person = client.post("/v1/people", json=NEW)
    address = f"/v1/people/{person.json['id']}/roles"
    role = {
        "role": "werkconsulent",
        "organisation_id": str(region.organisation_id("LIJNSTREEK")),
        "municipalities": ["GM9001"],
    }
    granted = client.post(address, json=role)
    revoked = client.delete(f"{address}/{granted.json['roles'][0]['id']}")

    assert [person.status_code, granted.status_code, revoked.status_code] == [201, 201, 204]
    assert granted.json["roles"][0]["municipalities"] == ["GM9001"]
    names = [name for name, _ in region.news(before)]
    assert names == ["person_registered", "role_granted", "role_revoked"]


def test_one_mail_address_is_one_person_however_it_is_typed(region, signed_in):
    client = signed_in("admin")

    first = client.post("/v1/people", json=NEW)
    second = client.post("/v1/people", json={**NEW, "mail": "t.kowalczyk@VOORBEELD.example"})

    assert (first.status_code, second.status_code) == (201, 409)
    assert second.json["type"] == "urn:doorlijn:rule:MailBelongsToOnePerson"


def test_a_repeated_request_is_done_once(region, signed_in):
    client, headers = signed_in("admin"), {"Idempotency-Key": "abc"}

    first = client.post("/v1/people", json=NEW, headers=headers)
    second = client.post("/v1/people", json=NEW, headers=headers)

    assert (second.status_code, second.json) == (201, first.json)


def test_a_substitute_is_named_and_seen_and_ends(region, signed_in):
    client = signed_in("admin")
    address = f"/v1/people/{region.person_id('Fatima')}/substitute"
    body = {"substitute_id": str(region.person_id("Daan")), "until": "2026-12-01"}

    named = client.put(address, json=body)
    ended = client.delete(address)
    again = client.delete(address)

    assert named.json["substitute"] == body
    assert (ended.status_code, again.status_code) == (204, 204)


@pytest.mark.parametrize(
    ("path", "body", "fields"),
    [
        ("/v1/people", {}, {"name", "mail"}),
        ("/v1/people", {"name": " ", "mail": "geen", "id": 3, "bsn": "1"}, {"name", "mail", "id", "bsn"}),
        ("/v1/people", {"name": "x" * 201, "mail": None}, {"name", "mail"}),
        ("/v1/organisations", {"kind": "club", "code": "", "school_type": "mbo"}, {"kind", "code", "name", "school_type"}),
    ],
)  # fmt: skip
def test_all_that_is_wrong_is_named_at_once(region, signed_in, path, body, fields):
    answer = signed_in("admin").post(path, json=body)

    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert {each["field"] for each in answer.json["errors"]} == fields
    assert not any("Missing" in each["reason"] for each in answer.json["errors"])


@pytest.mark.parametrize(
    "query", ["role=baas", "municipality=x", "organisation_id=1", "ids=1,2", "cursor=%C3%BF", "cursor=YWI", "limit=0"]
)
def test_a_question_that_makes_no_sense_is_answered_with_400(region, signed_in, query):
    assert signed_in("admin").get(f"/v1/people?{query}").status_code == 400


def test_what_is_not_there_is_not_found(region, signed_in):
    client, nobody = signed_in("admin"), uuid4()
    role = {"role": "admin", "organisation_id": str(region.organisation_id("LIJNSTREEK"))}

    answers = [
        client.get(f"/v1/people/{nobody}"),
        client.get(f"/v1/organisations/{nobody}"),
        client.post(f"/v1/people/{nobody}/roles", json=role),
        client.delete(f"/v1/people/{region.person_id('Daan')}/roles/{nobody}"),
        client.delete(f"/v1/people/{nobody}/substitute"),
    ]

    assert [each.status_code for each in answers] == [404] * len(answers)


def test_organisations_are_listed_by_kind_and_code(region, signed_in):
    client = signed_in("school_staff")

    [school] = client.get("/v1/organisations?kind=school&code=99AA").json

    assert school == {
        "id": str(region.organisation_id("99AA")),
        "kind": "school",
        "name": "Praktijkschool De Ankerlijn",
        "code": "99AA",
        "school_type": "pro",
        "contact_function": "",
        "contact_mail": "",
        "contact_phone": "",
    }
    assert client.get(f"/v1/organisations/{school['id']}").json == school


def test_a_code_is_given_out_once(region, signed_in):
    body = {"kind": "school", "code": "99AA", "name": "Andere", "school_type": "vso"}

    answer = signed_in("admin").post("/v1/organisations", json=body)

    assert answer.status_code == 409
    assert "code" in answer.json["detail"]
