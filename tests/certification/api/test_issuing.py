import re
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest

from services.certification.domain.catalogue import company_id_of
from tests.certification.people import OTHER_TEACHER, PUPIL
from tests.certification.press import Press, code_of
from tests.certification.town import OF_MBO
from tests.certification.trainer import rule

SECOND, THIRD = UUID(int=0xC13), UUID(int=0xC14)


def test_a_school_issues_what_is_complete_and_everybody_hears_so_without_names(press):
    trajectory = press.ready()

    answer = press.issue(trajectory)

    assert answer.status_code == 201, answer.json
    (item,) = answer.json["items"]
    assert (item["serial"], item["is_new"], answer.json["issued"]) == ("99AA-2026-00001", True, 1)
    found = press.teacher.get(f"/v1/certificates/{item['certificate_id']}").json
    assert [one["judgement"] for one in found["work_processes"]] == ["alone", "alone"]
    told = dict(press.database.published("certification"))
    assert told["certificate_ready"]["trajectory_id"] == trajectory
    assert told["certificate_issued"]["certificate_id"] == item["certificate_id"]
    assert "Bakker" not in str(press.database.published("certification"))


def test_a_document_says_what_was_done_until_the_day_of_issue(press):
    press.issued()

    fact = press.database.rows("certification", "SELECT fact FROM certificates")[0]["fact"]

    assert (fact["begins_on"], fact["ends_on"]) == ("2026-09-01", fact["issued_at"][:10])


def test_a_system_of_the_school_issues_what_people_judged(press):
    assert press.issue(press.ready(), client=press.system).status_code == 201


def test_asked_again_it_gives_the_same_document(press):
    trajectory = press.ready()
    first, again = press.issue(trajectory).json, press.issue(trajectory).json

    assert again["items"][0]["certificate_id"] == first["items"][0]["certificate_id"]
    assert (again["items"][0]["is_new"], again["issued"], again["batch_id"]) == (False, 0, first["batch_id"])
    assert len(press.database.rows("certification", "SELECT * FROM certificates")) == 1


def test_two_requests_at_once_make_one_document(press):
    trajectory = press.ready()

    with ThreadPoolExecutor(4) as at_once:
        answers = list(at_once.map(lambda _turn: press.issue(trajectory, client=press.fresh()).json, range(4)))

    serials = {each["items"][0]["serial"] for each in answers}
    assert serials == {"99AA-2026-00001"}
    assert sum(each["issued"] for each in answers) == 1


def test_serials_have_no_gaps_whatever_is_refused_in_between(press):
    for number, pupil in enumerate((SECOND, THIRD), start=3):
        press.knows(pupil, "Iemand", f"000{number}")
    ready = [press.ready(pupil_id=str(pupil)) for pupil in (PUPIL, SECOND, THIRD)]
    unfinished = press.town.starts(crebo="25254")["id"]

    with ThreadPoolExecutor(4) as at_once:
        list(at_once.map(lambda each: press.issue(unfinished, each, client=press.fresh()), ready))

    rows = press.database.rows("certification", "SELECT serial FROM certificates ORDER BY serial")
    assert [row["serial"] for row in rows] == [f"99AA-2026-0000{number}" for number in (1, 2, 3)]


def test_an_incomplete_dossier_is_refused_and_each_missing_item_names_who_owes_it(town):
    press = Press(town)
    unfinished = press.town.starts()["id"]

    listed = press.teacher.get("/v1/dossiers").json[0]
    answer = press.issue(unfinished)

    assert rule(answer) == "NothingIssued"
    assert answer.json["errors"][0]["reason"] == "Werkproces B1-K1-W1 is nog niet beoordeeld."
    assert {(each["item"], each["owed_by"]) for each in listed["missing"]} == {
        ("judgement", "trainer"),
        ("key", "admin"),
    }
    assert not listed["is_ready"]
    assert press.database.rows("certification", "SELECT * FROM certificates") == []
    assert press.database.rows("certification", "SELECT * FROM issuer_counters") == []


def test_a_refused_issue_is_written_down_as_refused_and_each_once(press):
    unfinished = press.town.starts()["id"]
    press.knows(SECOND, "Iemand", "0003")
    ready = press.ready(pupil_id=str(SECOND))

    press.issue(unfinished)
    press.issue(ready)

    rows = press.database.rows_as_admin(
        "SELECT outcome, objects FROM certification.audit_log WHERE action = 'POST /v1/certificates' ORDER BY number"
    )
    assert [row["outcome"] for row in rows] == ["refused", "done"]
    assert all(who in row["objects"] for who, row in zip((PUPIL, SECOND), rows, strict=True))


def test_what_is_complete_is_issued_and_the_rest_is_named(press):
    press.knows(SECOND, "Iemand", "0003")
    unfinished, ready = press.town.starts(pupil_id=str(SECOND))["id"], press.ready()

    answer = press.issue(unfinished, ready)

    outcomes = {each["trajectory_id"]: each for each in answer.json["items"]}
    assert (answer.status_code, answer.json["issued"]) == (201, 1)
    assert outcomes[ready]["serial"] == "99AA-2026-00001"
    assert [each["work_process"] for each in outcomes[unfinished]["missing"]] == ["B1-K1-W1", "B1-K1-W2"]


def test_nothing_earned_is_no_document(press, trainer):
    session = trainer.session()
    trainer.fill(session, "not_yet")
    trainer.sign(session)

    assert rule(press.issue(trainer.trajectory)) == "NothingIssued"
    assert "certificate_ready" not in dict(press.database.published("certification"))


def test_only_what_the_young_person_can_do_stands_on_it(press, trainer):
    session = trainer.session()
    trainer.fill(session, "not_yet", ("B1-K1-W1",))
    trainer.fill(session, "with_help", ("B1-K1-W2",))
    trainer.sign(session)

    issued = press.issue(trainer.trajectory, client=press.colleague).json["items"][0]["certificate_id"]

    stated = press.teacher.get(f"/v1/certificates/{issued}").json["work_processes"]
    assert [(each["code"], each["judgement"]) for each in stated] == [("B1-K1-W2", "with_help")]


def test_a_recognition_that_ended_meanwhile_stops_it(press):
    trajectory = press.ready()
    over = "UPDATE certification.recognitions SET valid_until = '2026-11-01' WHERE company_id = :it"
    press.database.execute_as_admin(over, it=company_id_of("SBB1"))

    answer = press.issue(trajectory)

    assert rule(answer) == "NothingIssued"
    assert "niet meer erkend" in answer.json["errors"][0]["reason"]


@pytest.mark.parametrize(
    ("table", "column"), [("qualifications", "name"), ("qualifications", "dossier"), ("training_companies", "address")]
)
def test_a_letter_that_our_fonts_lack_stops_it_wherever_it_stands(press, table, column):
    trajectory = press.ready()
    press.database.execute_as_admin(f"UPDATE certification.{table} SET {column} = {column} || chr(77824)")  # noqa: S608  our own names

    answer = press.issue(trajectory)

    assert rule(answer) == "NothingIssued"
    assert "printen" in answer.json["errors"][0]["reason"]


def test_a_judgement_that_was_changed_behind_our_back_stops_it(press):
    trajectory = press.ready()
    press.database.execute_as_admin("UPDATE certification.judgements SET remark = 'anders'")

    assert "niet meer zoals ze zijn ondertekend" in press.issue(trajectory).json["errors"][0]["reason"]


def test_without_a_day_of_birth_there_is_no_document(press):
    trajectory = press.ready()
    press.database.execute_as_admin("DELETE FROM intake.pupils WHERE pupil_id = :it", it=PUPIL)

    assert "naam" in press.issue(trajectory).json["errors"][0]["reason"]


def test_after_issue_nobody_judges_and_nobody_is_asked_to(press, trainer):
    session = trainer.session()
    trainer.fill(session)
    trainer.sign(session)
    trainer.asked = trainer.send().json
    link, open_task = trainer.link(), trainer.session()
    trainer.fill(open_task, "not_yet")

    press.issue(trainer.trajectory, client=press.colleague)

    assert rule(trainer.open(link)) == "JudgedAfterIssue"
    assert rule(trainer.sign(open_task)) == "JudgedAfterIssue"
    assert rule(trainer.send()) == "JudgedAfterIssue"
    assert {one["judged"]["judgement"] for one in trainer.seen()["work_processes"]} == {"alone"}


def test_another_school_neither_issues_nor_sees_it(press):
    trajectory = press.ready()
    other = press.database.client("certification", OTHER_TEACHER)

    assert press.issue(trajectory, client=other).status_code == 404
    found = press.issue(trajectory).json["items"][0]["certificate_id"]
    for path in ("", "/paper", "/credential"):
        assert other.get(f"/v1/certificates/{found}{path}").status_code == 404
    assert other.get("/v1/certificates").json == []


def test_a_school_does_not_issue_for_the_mbo(press):
    trajectory = press.ready(**OF_MBO)

    assert rule(press.issue(trajectory)) == "OnlyTheIssuerIssues"


def test_a_dry_run_says_what_would_happen_and_issues_nothing(press):
    answer = press.issue(press.ready(), dry_run=True)

    assert (answer.status_code, answer.json["items"][0]["missing"], answer.json["issued"]) == (201, [], 0)
    assert press.database.rows("certification", "SELECT * FROM certificates") == []


def test_the_paper_is_made_by_the_worker_once_and_sealed(press):
    found = press.issued()
    early = press.teacher.get(f"/v1/certificates/{found['id']}/paper")

    assert rule(early) == "PaperIsNotThere"
    assert (press.print_all(), press.print_all()) == (1, 0)
    assert press.teacher.get(f"/v1/certificates/{found['id']}").json["has_paper"]
    assert press.teacher.get(f"/v1/certificates/{found['id']}/paper").json["pdf"].startswith("JVBERi0")


def test_a_preview_is_a_paper_that_the_register_knows_nothing_of(press):
    trajectory = press.ready()

    answer = press.teacher.get(f"/v1/trajectories/{trajectory}/preview")

    assert answer.json["pdf"].startswith("JVBERi0"), answer.json
    assert press.database.rows("certification", "SELECT * FROM certificates") == []
    assert press.database.rows("certification", "SELECT * FROM issuer_counters") == []


@pytest.mark.parametrize("body", [{}, {"trajectory_ids": []}, {"trajectory_ids": ["x"]}, {"trajectory_ids": None}])
def test_what_names_no_trajectory_is_refused(press, body):
    assert press.teacher.post("/v1/certificates", json=body).status_code == 400


def test_an_intake_that_does_not_answer_costs_nothing_but_the_moment(press):
    trajectory = press.ready()
    press.database.execute_as_admin("ALTER TABLE intake.pupils RENAME TO away")

    assert press.issue(trajectory).status_code == 503
    press.database.execute_as_admin("ALTER TABLE intake.away RENAME TO pupils")
    assert press.issue(trajectory).json["items"][0]["serial"] == "99AA-2026-00001"


def test_a_public_code_says_nothing_and_each_document_has_its_own_place_on_the_list(press):
    press.knows(SECOND, "Iemand", "0003")
    found = [press.issued(), press.issued(pupil_id=str(SECOND))]

    codes = [code_of(each) for each in found]
    assert len(set(codes)) == 2
    assert all(re.fullmatch(r"[0-9A-Z]{24}", each) for each in codes)
    rows = press.database.rows("certification", "SELECT status_list, status_index FROM certificates")
    assert len({(row["status_list"], row["status_index"]) for row in rows}) == 2
