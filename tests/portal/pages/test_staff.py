"""Who may do what, as the administrator sees and changes it."""

import re
from datetime import timedelta
from uuid import UUID

from access.actor import Actor
from tests.portal.pages.test_accounts import PASSWORD, Office, key_on
from tests.portal.stage import Stage, typed
from tests.portal.visitor import Visitor


def choice(html: str, words: str) -> str:
    """The value of the answer with these words."""
    return html.partition(f">{words}</option>")[0].rpartition('value="')[2].partition('"')[0]


def fatima(stage: Stage):
    return stage.sign_in("admin").open("/medewerkers").follow("Fatima Benali")


def add(admin, **typed_in: object):
    admin.open("/medewerkers").follow("Medewerker toevoegen")
    body = choice(admin.html, "Ontwikkelbedrijf Lijnwerk")
    asked = {"name": "Iris de Wit", "mail": "i.dewit@voorbeeld.example", "role": "coordinator", "organisation_id": body}
    form = admin.form()
    form.values.pop("municipality", None)
    answer = admin.client.post("/medewerkers/nieuw", data=form.values | asked | typed_in, follow_redirects=True)
    return admin._at(answer)  # noqa: SLF001  a form with several ticks of one name


def test_everybody_stands_in_the_list_with_role_and_organisation(region: Stage):
    admin = region.sign_in("admin").follow("Medewerkers")

    assert "Fatima Benali Jobcoach Ontwikkelbedrijf Lijnwerk" in admin.text
    assert "Kees" not in admin.open("/medewerkers?rol=werkconsulent").text
    assert "Elzendam Gemeente GM9007" in admin.open("/organisaties").text


def test_a_colleague_is_added_with_a_role_and_can_start(stage: Stage):
    admin = add(stage.sign_in("admin"))

    assert "De medewerker en de rol zijn vastgelegd." in admin.text
    assert "Iris de Wit" in admin.text
    assert "Regionaal coördinator Ontwikkelbedrijf Lijnwerk" in admin.text


def test_a_job_coach_works_somewhere(stage: Stage):
    admin = stage.sign_in("admin")

    without = add(admin, role="job_coach")
    assert (without.status, "Kies minstens een gemeente." in without.text) == (400, True)
    with_two = add(admin, role="job_coach", municipality=["GM9001", "GM9007"])

    assert "Elzendam, Lijnmonde" in with_two.text


def test_what_is_wrong_is_said_at_once_and_nothing_is_lost(stage: Stage):
    admin = stage.sign_in("admin").open("/medewerkers/nieuw")

    admin.submit({"name": "Iris de Wit"})
    assert admin.status == 400
    for words in ("Vul het e-mailadres in.", "Kies de rol.", "Kies de organisatie."):
        assert words in admin.text
    assert 'value="Iris de Wit"' in admin.html

    taken = add(admin, mail="k.wiersma@voorbeeld.example")
    assert "Er is al iemand met dit mailadres." in taken.text


def test_a_role_is_given_and_taken_away(stage: Stage):
    stage.report_leaver(municipality="GM9007")
    admin = fatima(stage)

    admin.submit(button="Intrekken")
    stage.deliver()

    assert "De rol is ingetrokken." in admin.text
    assert "Deze medewerker heeft geen rol." in admin.text
    assert "Geen jobcoach Van niemand" in stage.sign_in("coordinator").open("/signalen").text


def test_the_last_administrator_stays(stage: Stage):
    admin = stage.sign_in("admin").open("/medewerkers").follow("Pieter Santokhi")

    admin.submit(button="Intrekken")

    assert "Dit is de laatste beheerder." in admin.text


def test_a_substitute_is_named_and_taken_back(stage: Stage):
    admin = fatima(stage)
    kees = choice(admin.html, "Kees Wiersma")

    admin.submit({"substitute_id": kees, "until": typed(stage.today + timedelta(days=9))}, "Waarnemer aanwijzen")
    assert "Kees Wiersma neemt waar tot en met" in admin.text
    admin.submit(button="Waarneming stoppen")

    assert "De waarneming is gestopt." in admin.text


def test_a_day_that_passed_is_no_end_of_cover(stage: Stage):
    admin = fatima(stage)

    admin.submit({"substitute_id": choice(admin.html, "Kees Wiersma"), "until": "1-1-2020"}, "Waarnemer aanwijzen")

    assert (admin.status, "Kies een einddatum vanaf vandaag" in admin.text) == (400, True)


def test_only_the_administrator_comes_here(region: Stage):
    for path in ("/medewerkers", "/organisaties", "/medewerkers/nieuw"):
        assert region.sign_in("coordinator").open(path).status == 403


def admin_of_real_people(stage: Stage) -> tuple[Office, Visitor]:
    office = Office(stage)
    office.app = stage.portal("test", public_url="https://doorlijn.example")
    return office, office.sign_in("admin", office.account("admin"))


def link_on(admin: Visitor) -> str:
    return re.findall(r'value="https://doorlijn\.example(/uitnodiging/[A-Za-z0-9_-]{43})"', admin.html)[0]


def test_a_new_colleague_gets_a_link_that_is_shown_once_and_works(stage: Stage):
    office, admin = admin_of_real_people(stage)

    add(admin)
    link = link_on(admin)
    assert "Deze link ziet u maar een keer." in admin.text
    stage.deliver()

    assert office.visitor().open(link).status == 200
    person = stage.database.rows("directory", "SELECT person_id FROM people WHERE name = 'Iris de Wit'")[0]["person_id"]
    again = admin.open(f"/medewerkers/{person}")
    assert "/uitnodiging/" not in again.html.replace(f"/medewerkers/{person}/uitnodiging", "")
    assert "Er is een uitnodiging. De link werkt tot" in again.text
    secret = link.rpartition("/")[2]
    kept = stage.database.rows("directory", "SELECT * FROM invitations WHERE person_id = :it", it=person)
    assert secret not in str(kept)
    mails = stage.database.rows("notifications", "SELECT kind, person_id FROM deliveries")
    assert {"kind": "person_invited", "person_id": person} in mails
    assert secret not in str(stage.database.published("directory"))


def test_an_invitation_is_made_anew_and_taken_back(stage: Stage):
    office, admin = admin_of_real_people(stage)
    page = f"/medewerkers/{stage.person('job_coach').person_id}"
    first = link_on(admin.open(page).submit(button="Uitnodigen"))

    second = link_on(admin.open(page).submit(button="Opnieuw uitnodigen"))
    assert office.visitor().open(first).status == 404
    assert office.visitor().open(second).status == 200
    admin.open(page).submit(button="Uitnodiging intrekken")

    assert "De uitnodiging is ingetrokken." in admin.text
    assert office.visitor().open(second).status == 404


def test_the_mailed_link_and_the_shown_one_end_together(stage: Stage):
    office, admin = admin_of_real_people(stage)
    shown = link_on(admin.open(f"/medewerkers/{stage.person('job_coach').person_id}").submit(button="Uitnodigen"))
    [invitation] = [told for name, told in stage.database.published("directory") if name == "person_invited"][-1:]
    platform = stage.database.client("directory", Actor(UUID(int=0), "system"))
    path = f"/v1/invitations/{invitation['invitation_id']}/links"
    mailed = f"/uitnodiging/{platform.post(path).json['secret']}"

    page = office.visitor().open(mailed)
    page.submit({"password": PASSWORD, "again": PASSWORD, "code": office.code(key_on(page))}, button="Wachtwoord")

    assert page.path == "/aanmelden"
    for link in (shown, mailed):
        assert office.visitor().open(link).status == 404
    assert platform.post(path).status_code == 404


def test_the_link_of_somebody_with_an_account_is_on_no_page(stage: Stage):
    office, admin = admin_of_real_people(stage)
    office.account("job_coach")

    admin.open(f"/medewerkers/{stage.person('job_coach').person_id}").submit(button="Opnieuw uitnodigen")

    assert "De uitnodiging gaat per mail naar de medewerker zelf." in admin.text
    assert not re.search(r"/uitnodiging/[A-Za-z0-9_-]{43}", admin.html)
