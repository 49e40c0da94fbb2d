from datetime import timedelta

from services.certification.domain.judging import first_forgery
from services.certification.storage.judging import Judging
from tests.certification.people import OTHER_TEACHER, PORTAL, SYSTEM_OF_SCHOOL
from tests.certification.trainer import CODES, SESSION, rule


def test_a_system_of_the_school_sends_no_link(trainer):
    system = trainer.town.database.client("certification", SYSTEM_OF_SCHOOL)

    assert trainer.send(system).status_code == 403


def test_a_trainer_judges_as_he_goes_and_signs_all_at_once(trainer):
    session = trainer.session()
    task = trainer.portal.get("/v1/judgement-tasks/current", headers=session).json
    assert (task["called"], [each["judgement"] for each in task["work_processes"]]) == ("Sanne", [None, None])

    assert trainer.fill(session, codes=CODES[:1]).status_code == 204
    assert rule(trainer.sign(session)) == "EveryWorkProcessIsJudged"
    trainer.fill(session, "with_help", CODES[1:])
    assert trainer.sign(session).status_code == 204

    judged = {each["code"]: each["judged"] for each in trainer.seen()["work_processes"]}
    assert {code: each["judgement"] for code, each in judged.items()} == dict(
        zip(CODES, ("alone", "with_help"), strict=True)
    )
    assert {each["trainer_name"] for each in judged.values()} == {"Joost Hamer"}
    told = [
        fields for name, fields in trainer.town.database.published("certification") if name == "work_process_judged"
    ]
    assert [(each["work_process"], each["judgement"]) for each in told] == [
        ("B1-K1-W1", "alone"),
        ("B1-K1-W2", "with_help"),
    ]
    assert "Gaat goed." not in str(told)


def test_what_is_filled_in_is_there_in_another_browser_with_the_same_link(trainer):
    link = trainer.link()
    trainer.fill({SESSION: trainer.open(link).json["secret"]}, codes=CODES[:1])

    again = {SESSION: trainer.open(link).json["secret"]}

    shown = trainer.portal.get("/v1/judgement-tasks/current", headers=again).json["work_processes"]
    assert [(each["judgement"], each["remark"]) for each in shown] == [("alone", "Gaat goed."), (None, "")]


def test_neither_link_nor_code_is_kept_and_no_event_tells_them(trainer):
    link = trainer.link()

    tables = ("evidence_requests", "request_secrets", "journal", "outbox", "idempotency", "audit_log")
    rows = [trainer.town.database.rows("certification", f"SELECT t::text AS it FROM {each} t") for each in tables]  # noqa: S608
    kept = str([row for each in rows[:2] + rows[4:] for row in each]) + str(
        trainer.town.database.published("certification")
    )
    assert link not in kept
    assert f"'{trainer.asked['code']}'" not in kept
    assert "Joost" not in str(trainer.town.database.published("certification"))


def test_a_code_can_be_guessed_five_times_and_then_the_link_is_worth_nothing(trainer):
    link, wrong = trainer.link(), "000000" if trainer.asked["code"] != "000000" else "111111"

    refused = [rule(trainer.open(link, wrong)) for _ in range(6)]

    assert refused == ["CodeIsWrong"] * 4 + ["TooManyCodes"] * 2
    assert rule(trainer.open(link)) == "TooManyCodes"
    assert trainer.seen()["request"]["state"] == "blocked"


def test_each_link_that_does_not_work_says_why(trainer):
    first = trainer.link()
    trainer.asked = trainer.send().json
    used = trainer.link()
    session = {SESSION: trainer.open(used).json["secret"]}
    trainer.fill(session)
    trainer.sign(session)
    after = trainer.send().json
    trainer.asked, fresh = after, None
    fresh = trainer.link()
    trainer.town.database.now += timedelta(days=14)

    portal = trainer.town.database.client("certification", PORTAL)
    found = [
        portal.post("/v1/judgement-sessions", json={"link": link, "code": "123456"})
        for link in (first, used, fresh, "x" * 43)
    ]

    assert [rule(each) for each in found] == ["LinkIsReplaced", "LinkIsUsed", "LinkIsOver", "LinkIsUnknown"]
    assert all(each.json["detail"] for each in found)


def test_after_signing_there_is_nothing_more_to_see_or_to_fill_in(trainer):
    session = trainer.session()
    trainer.fill(session)
    trainer.sign(session)

    assert trainer.task(session).status_code == 404
    assert rule(trainer.fill(session, "not_yet")) == "LinkIsUsed"
    assert trainer.portal.get("/v1/judgement-tasks/current").status_code == 404


def test_a_second_press_on_sign_is_thanked_too_and_signs_nothing_twice(trainer):
    session = trainer.session()
    trainer.fill(session)
    seen = trainer.task(session).json["seen"]

    answers = [trainer.sign(session, seen).status_code for _ in range(2)]

    assert answers == [204, 204]
    assert len(trainer.town.database.rows("certification", "SELECT FROM judgements")) == len(CODES)
    assert rule(trainer.sign(session, "0" * 64)) == "LinkIsUsed"


def test_a_second_press_is_thanked_also_when_it_was_corrected_since(trainer):
    session = trainer.session()
    trainer.fill(session, "not_yet")
    seen = trainer.task(session).json["seen"]
    trainer.sign(session, seen)
    trainer.asked = trainer.send().json
    correction = trainer.session()
    trainer.fill(correction, "alone")
    trainer.sign(correction)

    assert trainer.sign(session, seen).status_code == 204
    assert {each["judged"]["judgement"] for each in trainer.seen()["work_processes"]} == {"alone"}


def test_whoever_is_in_goes_on_while_somebody_else_guesses_the_code(trainer):
    link, wrong = trainer.link(), "000000" if trainer.asked["code"] != "000000" else "111111"
    session = {SESSION: trainer.open(link).json["secret"]}
    for _ in range(5):
        trainer.open(link, wrong)

    assert trainer.fill(session).status_code == 204
    assert trainer.sign(session).status_code == 204


def test_what_was_filled_in_goes_along_to_a_new_link_of_the_same_trainer_and_is_forgotten_for_another(trainer):
    trainer.fill(trainer.session(), codes=CODES[:1])
    trainer.asked = trainer.send().json
    shown = trainer.task(trainer.session()).json["work_processes"]
    assert [each["judgement"] for each in shown] == ["alone", None]

    trainer.asked = trainer.send(trainer_mail="els@kromvliet.example").json
    shown = trainer.task(trainer.session()).json["work_processes"]

    assert [each["judgement"] for each in shown] == [None, None]
    assert trainer.town.database.rows("certification", "SELECT * FROM judgement_drafts") == []


def test_it_is_corrected_by_signing_again_and_every_judgement_follows_the_one_before(trainer):
    for judgement in ("not_yet", "alone"):
        trainer.asked = trainer.send().json
        session = trainer.session()
        trainer.fill(session, judgement)
        trainer.sign(session)

    assert {each["judged"]["judgement"] for each in trainer.seen()["work_processes"]} == {"alone"}
    with trainer.town.database.work("certification") as work:
        signed = work.use(Judging).signed(trainer.trajectory)
    assert [each.number for each in signed] == [1, 2, 3, 4]
    assert first_forgery(signed, {}) is None

    trainer.town.database.execute_as_admin("UPDATE certification.judgements SET judgement = 'alone' WHERE number = 2")
    with trainer.town.database.work("certification") as work:
        assert first_forgery(work.use(Judging).signed(trainer.trajectory), {}) == 2


def test_a_correction_begins_with_what_was_signed(trainer):
    session = trainer.session()
    trainer.fill(session, "not_yet")
    trainer.sign(session)
    trainer.asked = trainer.send().json

    shown = trainer.portal.get("/v1/judgement-tasks/current", headers=trainer.session()).json

    assert {each["judgement"] for each in shown["work_processes"]} == {"not_yet"}


def test_a_company_whose_recognition_ended_does_not_sign(trainer):
    session = trainer.session()
    trainer.fill(session)
    trainer.town.database.execute_as_admin(
        "UPDATE certification.recognitions SET valid_until = '2026-10-31' WHERE valid_until IS NULL"
    )

    assert rule(trainer.sign(session)) == "CompanyIsRecognised"


def test_work_that_has_not_begun_is_not_signed(trainer):
    session = trainer.session()
    trainer.fill(session)
    trainer.town.database.execute_as_admin("UPDATE certification.trajectories SET begins_on = '2027-01-04'")

    assert rule(trainer.sign(session)) == "PeriodHasBegun"

    trainer.town.database.execute_as_admin("UPDATE certification.trajectories SET begins_on = '2026-09-01'")
    assert trainer.sign(session).status_code == 204


def test_the_job_coach_sends_a_link_too_and_another_school_does_not(trainer):
    other = trainer.town.database.client("certification", OTHER_TEACHER)

    assert trainer.send(trainer.town.coach, trainer_name="Els Hamer").status_code == 201
    assert trainer.seen()["trainer_name"] == "Els Hamer"
    assert trainer.send(other).status_code == 404
    assert trainer.send(trainer_mail="geen", trainer_name="").status_code == 400


def test_only_the_platform_opens_links_and_writes_letters(trainer):
    for client in (trainer.town.teacher, trainer.town.coach, trainer.town.coordinator):
        assert client.post(f"/v1/evidence-requests/{trainer.asked['id']}/letters").status_code == 403
        assert client.post("/v1/judgement-sessions", json={"link": "x" * 43, "code": "123456"}).status_code == 403
        assert client.get("/v1/judgement-tasks/current").status_code == 403


def test_what_the_trainer_is_not_asked_about_is_not_kept(trainer):
    session = trainer.session()

    assert trainer.fill(session, codes=["B1-K1-W3"]).status_code == 204
    assert trainer.fill(session, judgement="perfect").status_code == 400

    assert trainer.town.database.rows("certification", "SELECT * FROM judgement_drafts") == []


def test_no_letter_is_written_for_a_request_that_is_over(trainer):
    before = trainer.asked
    trainer.send()

    assert trainer.portal.post(f"/v1/evidence-requests/{before['id']}/letters").status_code == 404
