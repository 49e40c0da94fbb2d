"""Local accounts: nobody at first, an invitation once, a password and a code; guessing gets slower and never shuts out."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pyotp
import pytest
from typer.testing import CliRunner

from access.actor import Actor
from doorlijn.commands.accounts import app as accounts_command
from doorlijn.exits import CONFLICT, NOT_FOUND
from tests.machinery.database import Database
from tests.portal.stage import Stage
from tests.portal.visitor import Visitor

PASSWORD = "drie blauwe fietsen"
OTHER = "vier groene bussen"


class Office:
    """An installation for real people."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.app = stage.portal("test")
        admin = stage.person("admin")
        self.admin = stage.database.client("directory", Actor(admin.person_id, "admin", admin.organisation_id))

    def invite(self, role: str) -> str:
        answer = self.admin.post(f"/v1/people/{self.stage.person(role).person_id}/invitation")
        assert answer.status_code == 201
        return f"/uitnodiging/{answer.json['secret'] or self.mailed()}"

    def mailed(self) -> str:
        """What the mail of the last invitation holds."""
        told = [fields for name, fields in self.stage.database.published("directory") if name == "person_invited"][-1]
        platform = self.stage.database.client("directory", Actor(UUID(int=0), "system"))
        return str(platform.post(f"/v1/invitations/{told['invitation_id']}/links").json["secret"])

    def visitor(self) -> Visitor:
        return Visitor(self.app.test_client())

    def code(self, key: str) -> str:
        return pyotp.TOTP(key).at(self.stage.database.now)

    def account(self, role: str) -> str:
        """Let somebody make an account; gives the key of the codes."""
        page = self.visitor().open(self.invite(role))
        key = key_on(page)
        page.submit({"password": PASSWORD, "again": PASSWORD, "code": self.code(key)}, button="Wachtwoord")
        assert page.path == "/aanmelden", page.text
        self.stage.database.now += timedelta(minutes=1)
        return key

    def sign_in(self, role: str, key: str, **changes: str) -> Visitor:
        proof = {"mail": self.stage.person(role).mail, "password": PASSWORD, "code": self.code(key)} | changes
        return self.visitor().open("/aanmelden").submit(proof, button="Wachtwoord")


def key_on(page: Visitor) -> str:
    return "".join(re.findall(r"<strong>([A-Z2-7 ]{39})</strong>", page.html)[0].split())


@pytest.fixture
def office(stage: Stage) -> Office:
    return Office(stage)


def test_who_was_invited_makes_an_account_and_signs_in(office: Office):
    key = office.account("job_coach")

    visitor = office.sign_in("job_coach", key)

    assert visitor.path == "/werk"
    [kept] = office.stage.database.rows("directory", "SELECT * FROM accounts")
    assert kept["password_hash"].startswith("$argon2id$")
    assert key not in str(kept)


def test_an_invitation_works_once_and_looking_does_not_use_it_up(office: Office):
    link = office.invite("job_coach")
    page = office.visitor().open(link)
    key = key_on(page.open(link))

    page.submit({"password": PASSWORD, "again": PASSWORD, "code": office.code(key)})

    assert page.path == "/aanmelden"
    assert office.visitor().open(link).status == 404


def test_an_invitation_ends_after_three_days_and_with_a_newer_one(office: Office):
    first = office.invite("job_coach")
    second = office.invite("job_coach")
    assert office.visitor().open(first).status == 404
    assert office.visitor().open(second).status == 200

    office.stage.database.now += timedelta(days=3)

    assert office.visitor().open(second).status == 404


@pytest.mark.parametrize("secret", ["x", "a" * 43, "%00", "é"])
def test_a_made_up_invitation_is_not_there(office: Office, secret):
    assert office.visitor().open(f"/uitnodiging/{secret}").status == 404


def test_all_that_is_wrong_with_a_new_account_is_said_at_once(office: Office):
    page = office.visitor().open(office.invite("job_coach"))

    page.submit({"password": "kort", "again": "anders", "code": "12"})

    assert page.status == 400
    for said in ("Gebruik minstens 12 tekens", "niet hetzelfde wachtwoord", "De code is zes cijfers"):
        assert said in page.text
    assert "kort" not in str(page.form("").values)


@pytest.mark.parametrize("password", ["aaaaaaaaaaaa", "doorlijn2026!"])
def test_a_password_that_is_tried_first_is_refused(office: Office, password):
    page = office.visitor().open(office.invite("job_coach"))

    page.submit({"password": password, "again": password, "code": office.code(key_on(page))})

    assert "te makkelijk te raden" in page.text


def test_whatever_is_wrong_the_answer_is_the_same(office: Office):
    key = office.account("job_coach")
    wrong: list[dict[str, str]] = [
        {"password": OTHER},
        {"code": "000000"},
        {"mail": "niemand@voorbeeld.example"},
        {"mail": office.stage.person("coordinator").mail},
    ]

    answers = [office.sign_in("job_coach", key, **change) for change in wrong]

    assert {answer.status for answer in answers} == {400}
    texts = {re.sub(r"value=\"[^\"]*\"", "", answer.main) for answer in answers}
    assert len(texts) == 1
    assert "klopt niet" in answers[0].text


def test_a_code_is_used_once(office: Office):
    key = office.account("job_coach")
    assert office.sign_in("job_coach", key).path == "/werk"

    again = office.sign_in("job_coach", key)

    assert again.path == "/aanmelden"
    office.stage.database.now += timedelta(minutes=1)
    assert office.sign_in("job_coach", key).path == "/werk"


@pytest.mark.parametrize("mail", ["known", "niemand@voorbeeld.example"])
def test_guessing_gets_slower_also_for_nobody_and_never_shuts_out(office: Office, mail):
    key = office.account("job_coach")
    typed = office.stage.person("job_coach").mail if mail == "known" else mail

    texts = [office.sign_in("job_coach", key, mail=typed, password=OTHER).text for _ in range(5)]

    assert "seconden" not in texts[2]
    assert "seconden" in texts[3]
    for _ in range(20):
        office.stage.database.now += timedelta(seconds=61)
        assert "seconden" not in office.sign_in("job_coach", key, mail=typed, password=OTHER).text
    office.stage.database.now += timedelta(seconds=61)
    assert office.sign_in("job_coach", key).path == "/werk"


def test_who_waits_is_refused_also_with_the_right_proof(office: Office):
    key = office.account("job_coach")
    for _ in range(3):
        office.sign_in("job_coach", key, password=OTHER)

    assert "seconden" in office.sign_in("job_coach", key).text


def test_whoever_has_an_account_finds_the_new_link_in_his_mail_and_an_administrator_does_not(office: Office):
    office.account("job_coach")
    path = f"/v1/people/{office.stage.person('job_coach').person_id}/invitation"

    answer = office.admin.post(path)

    assert (answer.status_code, answer.json["secret"]) == (201, None)
    assert office.visitor().open(f"/uitnodiging/{office.mailed()}").status == 200


def test_a_new_invitation_ends_the_sessions_and_the_old_password(office: Office):
    key = office.account("job_coach")
    visitor = office.sign_in("job_coach", key)
    page = office.visitor().open(office.invite("job_coach"))
    new_key = key_on(page)

    page.submit({"password": OTHER, "again": OTHER, "code": office.code(new_key)})
    office.stage.database.now += timedelta(minutes=1)

    assert visitor.open("/werk").path == "/aanmelden"
    assert office.sign_in("job_coach", key).path == "/aanmelden"
    assert office.sign_in("job_coach", new_key, password=OTHER).path == "/werk"


def grant(office: Office, role: str) -> None:
    person = office.stage.person("job_coach")
    body: dict[str, Any] = {"role": role, "organisation_id": str(office.stage.person("coordinator").organisation_id)}
    assert office.admin.post(f"/v1/people/{person.person_id}/roles", json=body).status_code == 201


def test_who_has_several_roles_chooses_one_and_goes_where_he_wanted(office: Office):
    key = office.account("job_coach")
    grant(office, "coordinator")
    visitor = office.visitor().open("/gesprekken")
    visitor.submit({"mail": office.stage.person("job_coach").mail, "password": PASSWORD, "code": office.code(key)})
    assert visitor.path == "/aanmelden/rol"
    assert visitor.client.get("/werk").status_code == 303

    visitor.submit(button="coördinator")

    assert (visitor.path, visitor.status) == ("/gesprekken", 200)


def test_nobody_chooses_a_role_that_he_does_not_have(office: Office):
    key = office.account("job_coach")
    grant(office, "coordinator")
    visitor = office.sign_in("job_coach", key)
    admin = office.stage.person("admin").person_id
    [held] = office.admin.get(f"/v1/people/{admin}").json["roles"]

    visitor.submit({"role_id": held["id"]})

    assert visitor.status in {400, 409}
    assert visitor.client.get("/werk").status_code == 303


def test_only_the_portal_hears_who_can_prove_what(office: Office):
    for path in ("/v1/proofs", "/v1/sessions", "/v1/invitations/current"):
        assert office.admin.post(path, json={}).status_code == 403
    assert office.admin.get(f"/v1/drafts?form_ids={UUID(int=1)}").status_code == 403
    assert office.admin.get("/v1/sessions/current").status_code == 403


def first_admin(database: Database, mail: str = "beheer@regio.example"):
    surroundings = {"DATABASE_URL": database.url("{service}"), "PUBLIC_URL": "https://doorlijn.example"}
    arguments = ["invite", "--first-admin", "--name", "Bo de Beheerder", "--mail", mail]
    return CliRunner().invoke(accounts_command, arguments, env=surroundings)


def test_the_first_administrator_comes_by_command_and_only_the_first(office: Office):
    database = office.stage.database

    told = first_admin(database)
    path = told.stdout.strip().removeprefix("https://doorlijn.example")
    page = office.visitor().open(path)
    key = key_on(page)
    page.submit({"password": PASSWORD, "again": PASSWORD, "code": office.code(key)})
    database.now += timedelta(minutes=1)
    visitor = office.visitor().open("/aanmelden")
    visitor.submit({"mail": "beheer@regio.example", "password": PASSWORD, "code": office.code(key)})

    assert visitor.path == "/gebeurtenissen"
    assert first_admin(database, "ander@regio.example").exit_code == CONFLICT


def test_an_empty_directory_gets_its_region_and_its_first_administrator(database: Database):
    told = first_admin(database)

    assert told.exit_code == 0, told.output
    assert [name for name, _ in database.published("directory")] == [
        "organisation_registered",
        "person_registered",
        "role_granted",
    ]


def again(database: Database, mail: str):
    surroundings = {"DATABASE_URL": database.url("{service}"), "PUBLIC_URL": "https://doorlijn.example"}
    return CliRunner().invoke(accounts_command, ["invite", "--again", "--mail", mail], env=surroundings)


def test_who_lost_his_way_in_where_no_mail_goes_gets_a_link_by_command(office: Office):
    office.account("job_coach")
    database = office.stage.database

    told = again(database, office.stage.person("job_coach").mail)

    path = told.stdout.strip().removeprefix("https://doorlijn.example")
    assert office.visitor().open(path).status == 200
    assert again(database, "niemand@regio.example").exit_code == NOT_FOUND
