"""Mails leave once; what goes wrong is said, tried again when that helps, and never guessed."""

from datetime import timedelta

import pytest
import structlog

from services.notifications.delivering.mail_server import MailServer, Postman
from services.notifications.delivering.sender import MailSender, Round
from services.notifications.domain.delivery import BACK_OFF
from tests.machinery.database import NOW
from tests.notifications.town import APPOINTMENT, CASE, COACH, CONSULENT, PUPIL, SUBSTITUTE

KIND = "job_coach_assigned"
LATER = NOW + timedelta(minutes=11)


def test_a_mail_goes_to_the_address_that_the_directory_gives(mail, sender, post_office, directory):
    assert sender.send_due(NOW) == 1

    assert post_office.receivers == ["f.benali@voorbeeld.example"]
    assert post_office.letters[0]["Subject"] == "Doorlijn: 1 nieuwe zaak"
    assert directory.asked == [f"/api/directory/v1/people/{COACH}/contact"]
    assert directory.tokens == ["Bearer token-of-0900"]
    assert (mail()["state"], mail()["attempts"], mail()["sent_at"]) == ("sent", 1, NOW)


def test_a_mail_speaks_the_language_that_its_reader_chose(mail, sender, post_office, directory):
    directory.languages[COACH] = "en"

    sender.send_due(NOW)

    assert post_office.letters[0]["Subject"] == "Doorlijn: 1 new case"


def test_what_was_sent_is_not_sent_again(mail, sender, post_office):
    sender.send_due(NOW)

    assert sender.send_due(LATER) == 0
    assert len(post_office.letters) == 1


def test_the_address_is_kept_nowhere_and_logged_nowhere(mail, sender, post_office, town):
    post_office.answers["RCPT"] = "550 f.benali@voorbeeld.example unknown"
    with structlog.testing.capture_logs() as logged:
        sender.send_due(NOW)

    (row,) = town.database.rows("notifications", "SELECT d::text AS all FROM deliveries d")
    assert "voorbeeld" not in row["all"]
    assert logged
    assert "voorbeeld" not in str(logged)


@pytest.mark.parametrize("place", ["RCPT", "DATA", "MAIL"])
def test_a_temporary_refusal_is_tried_again_later(mail, sender, post_office, place):
    post_office.answers[place] = "451 greylisted"
    sender.send_due(NOW)
    assert (mail()["state"], mail()["reason"]) == ("planned", "mail_server_451")
    assert mail()["next_attempt_at"] == NOW + BACK_OFF[0]

    post_office.answers.clear()
    assert sender.send_due(NOW + BACK_OFF[0] - timedelta(seconds=1)) == 0
    sender.send_due(NOW + BACK_OFF[0])

    assert (mail()["state"], mail()["attempts"], len(post_office.letters)) == ("sent", 2, 1)


@pytest.mark.parametrize("place", ["RCPT", "DATA"])
def test_a_refusal_for_good_is_the_end(mail, sender, post_office, place):
    post_office.answers[place] = "550 no"

    sender.send_due(NOW)

    assert (mail()["state"], mail()["reason"], mail()["next_attempt_at"]) == ("failed", "mail_server_550", None)


def test_a_server_that_refuses_us_is_no_reason_to_give_up_a_mail(mail, sender, post_office):
    post_office.answers["MAIL"] = "530 sign in first"

    sender.send_due(NOW)

    assert (mail()["state"], mail()["reason"]) == ("planned", "mail_server_refuses_us")


def test_in_the_end_it_has_failed(mail, sender, post_office):
    post_office.answers["RCPT"] = "451 greylisted"
    now = NOW

    for wait in (*BACK_OFF, timedelta(days=1)):
        sender.send_due(now)
        now += wait

    assert (mail()["state"], mail()["attempts"]) == ("failed", len(BACK_OFF) + 1)
    assert sender.send_due(now + timedelta(days=9)) == 0


def test_one_refused_receiver_does_not_hold_up_the_others(town, sender, post_office):
    town.away(COACH, SUBSTITUTE)
    town.open_case()
    post_office.refuses["f.benali@voorbeeld.example"] = "550 no"

    assert sender.send_due(NOW) == 2

    assert post_office.receivers == ["d.pinas@voorbeeld.example"]
    assert town.mail(KIND, COACH)["state"] == "failed"


def test_a_server_that_is_not_there_is_tried_once_per_round(town, sender, post_office):
    town.away(COACH, SUBSTITUTE)
    town.open_case()
    post_office.close()

    sender.send_due(NOW)
    seen = [town.mail(KIND, person) for person in (COACH, SUBSTITUTE)]
    post_office.open()
    sender.send_due(NOW + BACK_OFF[0])

    assert {(row["state"], row["reason"]) for row in seen} == {("planned", "mail_server_unreachable")}
    assert len(post_office.letters) == 2


def test_a_server_that_hangs_up_before_it_has_the_mail_gets_it_later(mail, sender, post_office):
    post_office.drops_at = "RCPT"

    sender.send_due(NOW)

    assert (mail()["state"], mail()["reason"]) == ("planned", "mail_server_hung_up")


def test_a_server_that_hangs_up_after_the_mail_leaves_it_unknown_and_gets_it_once_more(mail, sender, post_office):
    post_office.drops_at = "DATA"
    sender.send_due(NOW)
    assert (mail()["state"], mail()["reason"], mail()["is_repeat"]) == ("unknown", "no_answer_after_data", False)

    sender.send_due(LATER)
    assert (mail()["state"], mail()["is_repeat"], mail()["next_attempt_at"]) == ("unknown", True, None)

    assert sender.send_due(LATER + timedelta(days=9)) == 0
    assert len(post_office.letters) == 2
    assert post_office.letters[0]["Message-ID"] == post_office.letters[1]["Message-ID"]


def test_after_an_unknown_outcome_the_other_mails_are_not_put_at_that_risk(town, sender, post_office):
    town.away(COACH, SUBSTITUTE)
    town.open_case()
    post_office.drops_at = "DATA"

    sender.send_due(NOW)

    states = sorted(town.mail(KIND, person)["state"] for person in (COACH, SUBSTITUTE))
    assert (states, len(post_office.letters)) == (["planned", "unknown"], 1)


def test_a_line_that_is_a_dot_does_not_end_a_mail(mail, post_office, sender):
    sender.send_due(NOW)

    text = post_office.letters[0].get_body(("plain",)).get_content()
    assert text.rstrip().endswith("U kunt deze mail niet beantwoorden.")


def test_the_appointment_moves_in_the_calendar_of_its_guest(town, sender, post_office):
    town.open_case()
    town.tell("career_conversation_scheduled", APPOINTMENT, by=CONSULENT)
    moved = APPOINTMENT | {"starts_at": "2026-12-02T13:00:00Z", "ends_at": "2026-12-02T14:00:00Z", "ics_sequence": 1}
    town.tell("career_conversation_rescheduled", moved, by=CONSULENT, now=NOW + timedelta(hours=1))
    cancelled = moved | {"ics_sequence": 2, "reason": "ill"}
    town.tell("career_conversation_cancelled", cancelled, by=CONSULENT, now=NOW + timedelta(hours=2))

    sender.send_due(NOW + timedelta(hours=2))

    letters = [letter for letter in post_office.letters if letter["To"] == "f.benali@voorbeeld.example"]
    files = [part.get_content() for letter in letters for part in letter.walk() if part.get_filename()]
    lines = [set(file.decode().splitlines()) for file in files]
    assert [{"METHOD:REQUEST", "METHOD:CANCEL"} & each for each in lines] == [
        {"METHOD:REQUEST"},
        {"METHOD:REQUEST"},
        {"METHOD:CANCEL"},
    ]
    assert [f"SEQUENCE:{number}" in each for number, each in enumerate(lines)] == [True, True, True]
    assert len({line for each in lines for line in each if line.startswith("UID:")}) == 1


def test_each_mail_is_reserved_for_one_of_the_copies(town, sender, post_office, directory):
    town.open_case()
    copy = MailSender(sender.sessions, sender.addresses, sender.server, sender.letterhead, sender.trainers)

    reserved = sender._reserve(NOW)[1]  # noqa: SLF001  a copy that stopped right after

    assert len(reserved) == 1
    assert copy.send_due(NOW) == 0
    assert copy.send_due(LATER) == 1
    assert len(post_office.letters) == 1


def test_a_copy_that_wakes_up_late_does_not_send_what_another_has_sent(town, sender, post_office, mail):
    (slept,) = sender._reserve(NOW)[1]  # noqa: SLF001  a copy that is stopped for a while here
    sender.send_due(LATER)

    with structlog.testing.capture_logs() as logged, Postman(sender.server) as postman:
        assert sender._try(slept, Round(postman, LATER)) is None  # noqa: SLF001  and goes on

    assert [each["event"] for each in logged] == ["mail_taken_by_another"]
    assert (len(post_office.letters), mail()["state"]) == (1, "sent")


def test_mails_go_in_the_order_in_which_they_became_due(town, sender, post_office):
    town.open_case()
    town.tell(
        "contract_ended",
        {"case_id": CASE, "pupil_id": PUPIL, "job_coach_id": COACH},
        now=NOW + timedelta(seconds=1),
    )

    sender.send_due(LATER)

    assert [letter["Subject"] for letter in post_office.letters] == [
        "Doorlijn: 1 nieuwe zaak",
        "Doorlijn: 1 contract gestopt",
    ]


def test_somebody_with_several_mails_is_looked_up_once_per_round(town, sender, directory, post_office):
    town.open_case()
    town.tell("contract_ended", {"case_id": CASE, "pupil_id": PUPIL, "job_coach_id": COACH})

    sender.send_due(NOW)
    assert (len(post_office.letters), len(directory.asked)) == (2, 1)

    town.tell("next_step_agreed", {"case_id": CASE, "conversation_id": CASE}, now=LATER)
    sender.send_due(LATER)
    assert (len(post_office.letters), len(directory.asked)) == (3, 2)


def test_a_slow_round_gives_the_rest_back_so_that_nothing_looks_stranded(town, sender, post_office, monkeypatch):
    monkeypatch.setattr("services.notifications.delivering.sender.MOST_SECONDS", 0.0)
    town.away(COACH, SUBSTITUTE)
    town.open_case()

    assert [sender.send_due(NOW) for _ in range(3)] == [1, 1, 0]
    assert len(post_office.letters) == 2


def test_a_lasting_round_takes_a_part_and_tells_that_there_is_more(town, sender, post_office, monkeypatch):
    monkeypatch.setattr("services.notifications.delivering.sender.ROUND", 1)
    town.away(COACH, SUBSTITUTE)
    town.open_case()

    assert [sender.send_due(NOW) for _ in range(3)] == [1, 1, 0]
    assert len(post_office.letters) == 2


@pytest.mark.parametrize(
    "url", ["", "http://mail.example", "smtp://", "mail.example:25", "smtp://user:secret@mail.example"]
)
def test_a_mail_server_that_we_cannot_use_is_refused_at_the_start(url):
    with pytest.raises(ValueError, match="SMTP_URL"):
        MailServer(url, "voorbeeld.example")
