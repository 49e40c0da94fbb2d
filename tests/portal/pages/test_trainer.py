import pytest

from tests.portal.stage import Stage
from tests.portal.trainer import FIVE, Sent, send_link, start_trajectory, visitor


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


def test_nothing_is_lost_when_the_trainer_stops_and_goes_on_elsewhere(stage: Stage, sent: Sent):
    trainer = visitor(stage).open(sent.link)
    trainer.submit({"code": sent.code})
    trainer.submit({"judged": f"{FIVE[0]}:not_yet", f"remark-{FIVE[1]}": "Nog niet gedaan."}, button="Verder")

    other = visitor(stage).open(sent.link)
    other.submit({"code": sent.code})

    assert 'value="B1-K1-W1:not_yet" class="" aria-pressed="true"' in other.html
    assert "Nog niet gedaan." in other.text


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


def test_who_sent_the_link_cannot_sign_with_it_and_the_job_coach_can_send_one(stage: Stage, sent: Sent):
    school = stage.sign_in("school_staff").open(sent.link)
    assert "U heeft deze link zelf gestuurd." in school.submit({"code": sent.code}).text

    by_coach = send_link(stage, sent.trajectory, "job_coach")
    trainer = visitor(stage).open(by_coach.link)
    assert trainer.submit({"code": by_coach.code}).path == "/beoordelen"
