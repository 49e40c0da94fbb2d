import re

import pytest

from tests.certification.pictures import photo
from tests.portal.stage import Stage
from tests.portal.trainer import FIVE, Sent, send_link, start_trajectory, visitor
from tests.portal.visitor import Visitor


@pytest.fixture
def sent(stage: Stage) -> Sent:
    """A link that was sent to the trainer of a trajectory of two work processes."""
    stage.fill_catalogue()
    return send_link(stage, start_trajectory(stage, stage.report_leaver(), FIVE[:2]))


def judge(trainer, code: str, judgement: str):
    """Press one of the buttons of a work process."""
    return trainer.submit({"judged": f"{code}:{judgement}"}, button="Verder naar ondertekenen")


def test_a_trainer_judges_signs_and_the_school_sees_it(stage: Stage, sent: Sent):
    trainer = visitor(stage).open(sent.link)
    trainer.submit({"code": f"{sent.code[:3]} {sent.code[3:]}"})
    assert trainer.path == "/beoordelen"
    assert "Wat kan Sanne?" in trainer.text
    assert "van der Veen" not in trainer.html

    judge(trainer, FIVE[0], "alone")
    trainer.submit({"judged": f"{FIVE[1]}:with_help", f"remark-{FIVE[0]}": "Gaat goed."}, button="Verder")
    trainer.submit({"judged": ""}, button="Verder")
    assert "Ik ben Joost Hamer" in trainer.text
    trainer.submit(button="Alles ondertekenen")

    assert "Bedankt, het is ondertekend" in trainer.text
    school = stage.sign_in("school_staff").open(sent.trajectory)
    for words in ("Kan dit alleen", "Kan dit met hulp", "Gaat goed.", "Joost Hamer", "Ondertekend op"):
        assert words in school.text
    stage.deliver()
    assert len(stage.database.rows("aftercare", "SELECT * FROM earned_work_processes")) == 2


def test_who_presses_sign_twice_is_thanked_twice(stage: Stage, sent: Sent):
    trainer = visitor(stage).open(sent.link)
    trainer.submit({"code": sent.code})
    for code in FIVE[:2]:
        judge(trainer, code, "alone")
    signing = trainer.open("/beoordelen/ondertekenen").form("Alles ondertekenen")

    answers = [trainer.client.post("/beoordelen/ondertekenen", data=signing.values) for _ in range(2)]

    assert [(each.status_code, each.headers["Location"]) for each in answers] == [(303, "/beoordelen/klaar")] * 2
    assert len(stage.database.rows("certification", "SELECT FROM judgements")) == 2


def test_nothing_is_lost_when_the_trainer_stops_and_goes_on_elsewhere(stage: Stage, sent: Sent):
    trainer = visitor(stage).open(sent.link)
    trainer.submit({"code": sent.code})
    trainer.submit({"judged": f"{FIVE[0]}:not_yet", f"remark-{FIVE[1]}": "Nog niet gedaan."}, button="Verder")

    other = visitor(stage).open(sent.link)
    other.submit({"code": sent.code})

    assert 'value="B1-K1-W1:not_yet" class="" aria-pressed="true"' in other.html
    assert "Nog niet gedaan." in other.text


def test_a_press_writes_only_what_it_changes_so_that_two_quick_ones_leave_each_other_alone(stage: Stage, sent: Sent):
    trainer = visitor(stage).open(sent.link)
    trainer.submit({"code": sent.code})

    judge(trainer, FIVE[1], "alone")

    assert len(stage.database.rows("certification", "SELECT FROM judgement_drafts")) == 1


def test_what_is_missing_is_said_before_signing(stage: Stage, sent: Sent):
    trainer = visitor(stage).open(sent.link)
    trainer.submit({"code": sent.code})
    judge(trainer, FIVE[0], "alone")

    trainer.submit({"judged": ""}, button="Verder")

    assert trainer.status == 400
    assert "Kies bij elk werkproces wat de jongere kan:" in trainer.text
    assert trainer.open("/beoordelen/ondertekenen").path == "/beoordelen"


def test_a_wrong_code_and_a_link_that_does_not_work_are_said_in_a_sentence(stage: Stage, sent: Sent):
    trainer = visitor(stage).open(sent.link)
    wrong = "000000" if sent.code != "000000" else "111111"
    assert "Deze code klopt niet. U kunt het nog 4 keer proberen." in trainer.submit({"code": wrong}).text
    assert "De code is zes cijfers." in trainer.submit({"code": "12"}).text

    replaced = send_link(stage, sent.trajectory)
    assert "Er is een nieuwere link gestuurd." in trainer.open(sent.link).submit({"code": sent.code}).text
    unknown = f"/beoordelen/{'x' * 43}"
    assert "Deze link kennen wij niet." in trainer.open(unknown).submit({"code": sent.code}).text
    assert trainer.open("/beoordelen/kort").status == 404

    trainer.open(replaced.link).submit({"code": replaced.code})
    for code in FIVE[:2]:
        judge(trainer, code, "alone")
    trainer.submit({"judged": ""}, button="Verder").submit(button="Alles ondertekenen")
    assert "Met deze link is al ondertekend." in trainer.open(replaced.link).submit({"code": replaced.code}).text
    assert trainer.open("/beoordelen").status == 409


def test_without_a_code_there_is_nothing_to_see(stage: Stage):
    for path in ("/beoordelen", "/beoordelen/ondertekenen"):
        page = visitor(stage).open(path)
        assert (page.status, "Open de link uit de mail opnieuw" in page.text) == (409, True)


def test_a_form_of_one_link_does_nothing_to_the_task_of_another_in_the_same_browser(stage: Stage, sent: Sent):
    other = stage.report_leaver(first_name="Bilal", last_name="Aksoy", pupil_number="0043")
    second = send_link(stage, start_trajectory(stage, other, FIVE[:2]))
    one = visitor(stage).open(sent.link)
    one.submit({"code": sent.code})
    for code in FIVE[:2]:
        judge(one, code, "not_yet")
    task, signing = one.form("Verder naar ondertekenen"), one.submit({"judged": ""}, button="Verder").form("Alles")
    two = Visitor(one.client).open(second.link)
    two.submit({"code": second.code})
    for code in FIVE[:2]:
        judge(two, code, "alone")

    saved = one.client.post("/beoordelen", data=task.values | {"judged": f"{FIVE[0]}:not_yet"})
    signed = one.client.post("/beoordelen/ondertekenen", data=signing.values)

    for answer in (saved, signed):
        assert (answer.status_code, "Er is intussen iets veranderd. Kijk het nog eens na." in answer.text) == (
            400,
            True,
        )
    assert "Bilal" in signed.text
    assert stage.database.rows("certification", "SELECT * FROM judgements") == []
    two.open("/beoordelen/ondertekenen").submit(button="Alles ondertekenen")
    judged = stage.database.rows("certification", "SELECT DISTINCT judgement FROM judgements")
    assert [row["judgement"] for row in judged] == ["alone"]


def test_who_stops_leaves_nothing_in_this_browser_and_loses_nothing(stage: Stage, sent: Sent):
    trainer = visitor(stage).open(sent.link)
    trainer.submit({"code": sent.code})
    trainer.submit({"judged": "stop", f"remark-{FIVE[0]}": "Bijna klaar."}, button="Stoppen")

    assert "U bent gestopt" in trainer.text
    assert trainer.open("/beoordelen").status == 409
    assert "Bijna klaar." in trainer.open(sent.link).submit({"code": sent.code}).text

    for code in FIVE[:2]:
        judge(trainer, code, "alone")
    trainer.open("/beoordelen/ondertekenen").submit(button="Stoppen")
    assert trainer.open("/beoordelen/ondertekenen").status == 409


def test_neither_link_nor_code_is_kept_for_whoever_signed_in_anew(stage: Stage, sent: Sent):
    browser = stage.sign_in("job_coach").open(sent.link)
    form = browser.form()
    tab = Visitor(browser.client)
    tab.client.post("/afmelden", data={"csrf_token": tab.open("/").csrf()})
    tab.open("/aanmelden").submit({"person_id": str(stage.person("job_coach").person_id), "role": "job_coach"})

    answer = browser.client.post(sent.link, data=form.values | {"code": sent.code})

    assert (answer.status_code, answer.headers["Location"]) == (303, sent.link)
    assert stage.database.rows("directory", "SELECT * FROM drafts WHERE sealed IS NOT NULL") == []


def test_whoever_is_signed_in_cannot_sign_and_the_job_coach_can_send_a_link(stage: Stage, sent: Sent):
    for role in ("school_staff", "job_coach"):
        reader = stage.sign_in(role).open(sent.link)
        assert "U bent in deze browser aangemeld bij Doorlijn." in reader.submit({"code": sent.code}).text

    by_coach = send_link(stage, sent.trajectory, "job_coach")
    trainer = visitor(stage).open(by_coach.link)
    assert trainer.submit({"code": by_coach.code}).path == "/beoordelen"


def test_a_trainer_adds_a_photo_takes_one_away_and_the_school_sees_what_is_signed(stage: Stage, sent: Sent):
    trainer = visitor(stage).open(sent.link)
    trainer.submit({"code": sent.code})
    for _ in range(2):
        trainer.submit({"judged": f"foto:{FIVE[0]}"}, files={f"photo-{FIVE[0]}": photo()}, button="Foto bewaren")
    first, second = re.findall(r"/beoordelen/foto/[0-9a-f-]{36}", trainer.html)
    assert visitor(stage).open(first).status == 404

    trainer.submit({"judged": f"fotoweg:{second.rpartition('/')[2]}"}, button="Foto weghalen")
    assert re.findall(r"/beoordelen/foto/[0-9a-f-]{36}", trainer.html) == [first]
    for code in FIVE[:2]:
        judge(trainer, code, "alone")
    trainer.open("/beoordelen/ondertekenen").submit(button="Alles ondertekenen")

    school = stage.sign_in("school_staff").open(sent.trajectory)
    (shown,) = set(re.findall(r"/trajecten/[^/]+/foto/[0-9a-f-]{36}", school.html))
    answer = school.client.get(shown)
    assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
    assert (answer.headers["X-Content-Type-Options"], answer.headers["Cache-Control"]) == ("nosniff", "no-store")
    assert stage.sign_in("werkconsulent").open(shown).status == 403


def test_a_photo_that_is_none_or_too_large_is_said_beside_what_was_filled_in(stage: Stage, sent: Sent):
    trainer = visitor(stage).open(sent.link)
    trainer.submit({"code": sent.code})
    typed = {"judged": f"foto:{FIVE[0]}", f"remark-{FIVE[0]}": "Gaat goed."}

    none = trainer.submit(typed, files={f"photo-{FIVE[0]}": b"<svg/>"}, button="Foto bewaren").text
    large = trainer.submit(typed, files={f"photo-{FIVE[0]}": photo() + b"0" * 30_000_000}, button="Foto bewaren").text

    assert "Dit is geen foto die wij kunnen lezen." in none
    assert "Een foto is hoogstens 15 MB." in large
    assert "Gaat goed." in large


def test_the_work_card_stands_with_its_work_process_for_trainer_and_job_coach(stage: Stage, sent: Sent):
    trainer = visitor(stage).open(sent.link)
    trainer.submit({"code": sent.code})

    for page in (trainer, stage.sign_in("job_coach").open(sent.trajectory)):
        assert "Lees de order en vraag wat u niet begrijpt." in page.text
