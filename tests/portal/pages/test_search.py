"""Somebody is found by what one types, and a name never stands in an address."""

import pytest

from tests.portal.stage import Stage


def test_a_young_person_is_found_by_the_beginnings_of_words(stage: Stage):
    page = stage.report_leaver()

    coach = stage.sign_in("job_coach").follow("Zoeken").submit({"text": "san vee"}, "Zoeken")

    assert coach.link("Sanne van der Veen") == page
    assert coach.path == "/zoeken"
    assert coach.answer.request.query_string == b""


def test_whom_one_may_not_see_is_not_found(stage: Stage):
    stage.report_leaver()

    other = stage.sign_in("werkconsulent").open("/zoeken").submit({"text": "sanne"}, "Zoeken")

    assert "Niemand gevonden" in other.text


def test_nothing_typed_finds_nobody(stage: Stage):
    assert "Niemand gevonden" in stage.sign_in("job_coach").open("/zoeken").submit({"text": " "}, "Zoeken").text


def test_more_than_fits_on_a_page_comes_on_the_next(stage: Stage):
    school = stage.sign_in("school_staff")
    head = "leerlingnummer;voornaam;tussenvoegsel;achternaam;geboortedatum;brin;gemeente;uitstroomprofiel;uitgestroomd_op;bestemming;werkgever;contract_begin;contract_einde;traject_open"
    rows = [f"7{n:03};Kim;;Test;14-03-2009;99AA;Elzendam;;01-07-2026;mbo;;;;nee" for n in range(25)]
    school.open("/schoolverlaters/importeren").upload("lijst.csv", "\r\n".join([head, *rows]).encode())
    school.submit(button="importeren")

    school.open("/zoeken").submit({"text": "kim"}, "Zoeken")
    first = school.text.count("Kim Test")
    school.submit(button="Meer gevonden jongeren")

    assert (first, school.text.count("Kim Test")) == (20, 5)


def test_the_palette_gets_the_first_who_fit(stage: Stage):
    page = stage.report_leaver()
    coach = stage.sign_in("job_coach").open("/zoeken")

    found = coach.client.post("/zoeken/snel", data={"text": "sanne", "csrf_token": coach.csrf()})

    assert [(one["name"], one["path"]) for one in found.json] == [("Sanne van der Veen", page)]
    assert coach.client.post("/zoeken/snel", data={"text": "sanne"}).status_code == 400


def test_who_sees_no_young_people_has_nothing_to_find(stage: Stage):
    admin = stage.sign_in("admin")

    assert "Zoeken" not in admin.html
    assert admin.open("/zoeken").status == 403


def test_the_bell_is_asked_about_without_sending_the_same_twice(stage: Stage):
    stage.report_leaver()
    client = stage.sign_in("job_coach").client

    first = client.get("/meldingen/aantal")
    same = client.get("/meldingen/aantal", headers={"If-None-Match": first.headers["ETag"]})

    assert first.json == {"unread": "1"}
    assert (same.status_code, same.data) == (304, b"")


def test_the_bell_tells_another_number_when_there_is_one(stage: Stage):
    client = stage.sign_in("job_coach").client
    before = client.get("/meldingen/aantal")

    stage.report_leaver()
    after = client.get("/meldingen/aantal", headers={"If-None-Match": before.headers["ETag"]})

    assert (after.status_code, after.json) == (200, {"unread": "1"})


@pytest.mark.parametrize(("button", "shown"), [("Sneltoetsen uitzetten", False), ("Sneltoetsen aanzetten", True)])
def test_keys_can_be_switched_off_and_on(region: Stage, button, shown):
    coach = region.sign_in("job_coach")
    coach.client.set_cookie("doorlijn_keys", "off" if shown else "on")
    coach.open("/werk")
    data = {"keys": "on" if shown else "off", "csrf_token": coach.csrf()}
    assert button in coach.html

    coach.client.post("/voorkeuren/toetsen", data=data)

    assert ('data-keys="on"' in coach.open("/werk").html) is shown
