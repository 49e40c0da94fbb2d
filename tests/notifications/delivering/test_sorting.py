"""What is due is sorted before it is sent: held until its reader wants mail, gathered in one mail, or left out."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from uuid import UUID

import pytest

from services.notifications.delivering.sorting import GATHER_FRESH
from services.notifications.domain.delivery import BACK_OFF
from services.notifications.domain.mail_preferences import MailPreferences, Topic
from services.notifications.storage.mail_preferences import AllMailPreferences
from tests.machinery.database import NOW
from tests.notifications.town import APPOINTMENT, CASE, COACH, CONSULENT, PUPIL

NEXT_MORNING = datetime.fromisoformat("2026-11-21T08:00:00+01:00")
KIND = "job_coach_assigned"


@pytest.fixture
def choose(town):
    """Let the job coach choose how he is mailed."""

    def choose(paces=None, quiet=None):
        begin, end = quiet or (None, None)
        with town.database.work("notifications") as work:
            work.use(AllMailPreferences).keep(MailPreferences(COACH, paces or {}, begin, end))

    return choose


@pytest.fixture
def end_contracts(town):
    """Let so many contracts of young people of this job coach end."""

    def end(count, now=NOW):
        for number in range(count):
            fields = {"case_id": UUID(int=7000 + number), "pupil_id": UUID(int=8000 + number), "job_coach_id": COACH}
            subject = f"case/{fields['case_id']}"
            town.hear("aftercare", "contract_ended", fields | {"contract_id": CASE}, subject=subject, now=now)

    return end


def states(town):
    rows = town.database.rows("notifications", "SELECT state, count(*) AS nr FROM deliveries GROUP BY state")
    return {row["state"]: row["nr"] for row in rows}


def test_what_one_does_not_want_is_not_sent_and_the_ledger_says_why(mail, sender, post_office, choose):
    choose({Topic.CASES: "never"})

    sender.send_due(NOW)

    assert (mail()["state"], mail()["reason"], mail()["next_attempt_at"]) == ("unwanted", "preference", None)
    assert not post_office.letters


def test_who_left_gets_nothing_any_more(town, mail, sender, post_office, choose):
    choose({Topic.CASES: "daily"})
    sender.send_due(NOW)
    (role,) = town.database.rows("notifications", "SELECT role_id FROM roles WHERE person_id = :who", who=COACH)
    town.hear("directory", "role_revoked", {"role_id": role["role_id"], "person_id": COACH}, subject=f"person/{COACH}")

    sender.send_due(NEXT_MORNING)

    assert (mail()["state"], mail()["reason"]) == ("unwanted", "left")
    assert not post_office.letters


def test_the_page_tells_at_once_whatever_was_chosen(town, sender, choose):
    choose(dict.fromkeys(Topic, "daily"))
    town.open_case()

    assert town.line(KIND, COACH)["read_at"] is None


def test_once_a_day_is_at_eight_and_all_in_one_mail(town, sender, post_office, choose, end_contracts):
    choose({Topic.WORK: "daily"})
    end_contracts(3)
    assert sender.send_due(NOW) == 3
    assert states(town) == {"planned": 3}
    assert sender.send_due(NEXT_MORNING - timedelta(seconds=1)) == 0

    sender.send_due(NEXT_MORNING)

    (letter,) = post_office.letters
    text = letter.get_body(("plain",)).get_content()
    assert letter["Subject"] == "Doorlijn: 3 meldingen"
    assert "3 × Het werk van een jongere is gestopt." in text
    assert "Het gaat om 3 jongeren." in text
    assert "https://doorlijn.example/meldingen" in text
    assert states(town) == {"gathered": 3, "sent": 1}


def test_one_that_waited_alone_goes_as_it_is(mail, sender, post_office, choose):
    choose({Topic.CASES: "daily"})
    sender.send_due(NOW)

    sender.send_due(NEXT_MORNING)

    assert [letter["Subject"] for letter in post_office.letters] == ["Doorlijn: 1 nieuwe zaak"]
    assert mail()["state"] == "sent"


def test_in_quiet_hours_nothing_is_sent(mail, sender, post_office, choose):
    choose(quiet=(time(0), time(23)))
    sender.send_due(NOW)
    assert (mail()["state"], mail()["reason"]) == ("planned", "quiet_hours")
    assert not post_office.letters

    sender.send_due(mail()["next_attempt_at"])

    assert len(post_office.letters) == 1


def test_what_was_refused_for_a_while_does_not_come_in_quiet_hours_either(mail, sender, post_office, choose):
    post_office.answers["DATA"] = "451 later"
    sender.send_due(NOW)
    post_office.answers.clear()
    choose(quiet=(time(0), time(23)))

    sender.send_due(NOW + BACK_OFF[0])

    assert (mail()["state"], mail()["reason"]) == ("planned", "quiet_hours")


def test_what_may_have_arrived_is_not_put_in_another_mail(town, sender, post_office, end_contracts):
    end_contracts(GATHER_FRESH)
    stranded = "UPDATE notifications.deliveries SET is_repeat = true, state = 'unknown'"
    town.database.execute_as_admin(stranded)

    sender.send_due(NOW)

    assert {letter["Subject"] for letter in post_office.letters} == {"Doorlijn: 1 contract gestopt"}


def test_an_appointment_goes_at_once_whatever_was_chosen(town, sender, post_office, choose):
    town.owe_conversation()
    choose(dict.fromkeys(Topic, "daily"), quiet=(time(0), time(23)))
    town.tell("career_conversation_scheduled", APPOINTMENT, by=CONSULENT)

    sender.send_due(NOW)

    to_the_coach = [letter for letter in post_office.letters if letter["To"].startswith("f.benali")]
    assert [letter["Subject"] for letter in to_the_coach] == ["Doorlijn: 1 nieuwe afspraak"]


def test_a_flood_for_one_person_is_one_mail(town, sender, post_office, end_contracts):
    end_contracts(GATHER_FRESH)

    sender.send_due(NOW)

    assert [letter["Subject"] for letter in post_office.letters] == [f"Doorlijn: {GATHER_FRESH} meldingen"]


def test_a_few_at_once_go_one_by_one(town, sender, post_office, end_contracts):
    end_contracts(GATHER_FRESH - 1)

    sender.send_due(NOW)

    assert len(post_office.letters) == GATHER_FRESH - 1


def test_a_flood_larger_than_a_round_is_one_mail_too(town, sender, post_office, end_contracts):
    end_contracts(70)

    sender.send_due(NOW)

    assert [letter["Subject"] for letter in post_office.letters] == ["Doorlijn: 70 meldingen"]
    assert sender.send_due(NOW) == 0


def test_who_had_many_mails_within_the_hour_gets_the_rest_in_one(town, sender, post_office, end_contracts):
    capped = replace(sender, most_an_hour=2)
    end_contracts(2)
    capped.send_due(NOW)
    end_contracts(4)
    later = NOW + timedelta(minutes=10)
    capped.send_due(later)
    assert len(post_office.letters) == 2

    capped.send_due(NOW + timedelta(hours=1))

    assert post_office.letters[-1]["Subject"] == "Doorlijn: 4 meldingen"


def test_a_mail_of_several_goes_again_under_the_same_id(town, sender, post_office, end_contracts):
    post_office.answers["DATA"] = "451 later"
    end_contracts(GATHER_FRESH)
    sender.send_due(NOW)
    assert states(town) == {"gathered": GATHER_FRESH, "planned": 1}
    post_office.answers.clear()

    sender.send_due(NOW + BACK_OFF[0])

    (letter,) = post_office.letters
    (one,) = town.database.rows(
        "notifications", "SELECT delivery_id, state FROM deliveries WHERE kind = 'gathered_mail'"
    )
    assert letter["Message-ID"] == f"<{one['delivery_id']}@voorbeeld.example>"
    assert one["state"] == "sent"


def test_others_are_not_held_up_by_somebodys_choice(town, sender, post_office, choose):
    choose(dict.fromkeys(Topic, "daily"))
    town.owe_conversation()

    sender.send_due(NOW)

    assert {letter["To"] for letter in post_office.letters} == {"t.kowalczyk@voorbeeld.example"}
    assert PUPIL.hex not in str(post_office.letters[0])
