"""The last school year on the screen: a class planned in one go, a conversation recorded, and its advice at the job coach's."""

from tests.portal.last_year import all_of, enrol
from tests.portal.stage import Stage, typed

OTHER_SCHOOL = "99AB"


def test_a_werkconsulent_plans_a_class_in_one_go_and_everybody_has_a_time(stage: Stage):
    enrol(stage)
    visitor = stage.sign_in("werkconsulent").open("/uitstroomgesprekken")
    form = visitor.form("Plannen en uitnodigen")
    sent = dict(form.values) | {"place": "Lokaal 3", "gesprek": all_of(visitor)}

    visitor.client.post("/uitstroomgesprekken", data=sent, follow_redirects=True)

    shown = visitor.open("/uitstroomgesprekken").text
    for name, time in zip(("Noor", "Sanne", "Sem"), ("09:00", "09:50", "10:40"), strict=True):
        assert f"{name} van der Veen" in shown
        assert f"om {time}" in shown
    stage.deliver()
    mails = stage.database.rows("notifications", "SELECT * FROM deliveries WHERE kind = 'exit_conversation_scheduled'")
    assert len(mails) == 6


def test_without_a_pupil_or_a_place_nothing_is_planned_and_what_was_typed_stays(stage: Stage):
    enrol(stage)
    visitor = stage.sign_in("school_staff").open("/uitstroomgesprekken")

    visitor.submit({"time": "13.15"}, button="Plannen en uitnodigen")

    assert (visitor.status, "Kies minstens een leerling." in visitor.text) == (400, True)
    assert visitor.form("Plannen en uitnodigen").values["time"] == "13.15"


def test_of_two_schools_one_is_planned_at_a_time_and_the_other_is_one_press_away(stage: Stage):
    enrol(stage)
    enrol(stage, ("Joris",), OTHER_SCHOOL)
    visitor = stage.sign_in("coordinator").open("/uitstroomgesprekken")
    first = all_of(visitor)

    visitor.follow("Plan deze school")

    assert len(all_of(visitor)) in {1, 3}
    assert not set(all_of(visitor)) & set(first)


def test_one_is_planned_prepared_moved_cancelled_and_recorded_and_the_advice_reaches_the_job_coach(stage: Stage):
    enrol(stage, ("Sanne",))
    visitor = stage.sign_in("werkconsulent").open("/uitstroomgesprekken").follow("Bekijk")
    page = visitor.path
    visitor.submit({"preparation": "Stage bij de kwekerij."}, button="Voorbereiding opslaan")
    visitor.submit({"place": "Lokaal 3"}, button="Plannen en uitnodigen")
    assert "De afspraak staat." in visitor.text
    visitor.submit({"time": "11:00"}, button="Afspraak verplaatsen")
    assert "om 11:00" in visitor.text
    visitor.follow("Afzeggen").submit({"reason": "pupil_absent"}, button="Afspraak afzeggen")
    assert "Afgezegd, opnieuw plannen" in visitor.text

    visitor.open(f"{page}/uitkomst").submit({"advice": "mbo"}, button="Advies vastleggen")

    assert "Het advies is vastgelegd." in visitor.text
    assert "Stage bij de kwekerij." in visitor.text
    stage.deliver()
    young_person = stage.report_leaver(pupil_number="L42")
    assert "Advies uit het uitstroomgesprek Mbo" in stage.sign_in("job_coach").open(young_person).text


def test_an_appointment_that_a_colleague_made_meanwhile_is_not_overwritten_unseen(stage: Stage):
    enrol(stage, ("Sanne",))
    mine = stage.sign_in("werkconsulent").open("/uitstroomgesprekken").follow("Bekijk")
    colleague = stage.sign_in("school_staff").open(mine.path)
    colleague.submit({"place": "Lokaal 3"}, button="Plannen en uitnodigen")

    mine.submit({"place": "Lokaal 4"}, button="Plannen en uitnodigen")

    assert (mine.status, "Een collega heeft dit gesprek net gewijzigd." in mine.text) == (400, True)
    assert "Lokaal 3" in colleague.open(mine.path).html


def test_an_advice_towards_a_leerlijn_names_which_one(stage: Stage):
    stage.offer_leerlijnen()
    enrol(stage, ("Sanne",))
    visitor = stage.sign_in("werkconsulent").open("/uitstroomgesprekken").follow("Bekijk")
    outcome = f"{visitor.path}/uitkomst"

    without = visitor.open(outcome).submit({"advice": "leerlijn"}, button="Advies vastleggen").text
    visitor.open(outcome).submit({"advice": "leerlijn", "leerlijn": "groen"}, button="Advies vastleggen")

    assert "Kies welke leerlijn u adviseert." in without
    assert "Een leerlijn: Groen en buitenruimte" in visitor.text


def test_who_left_without_a_conversation_is_counted_at_the_coordinators(stage: Stage):
    enrol(stage)
    stage.report_leaver(left_on=typed(stage.today), pupil_number="L42")

    shown = stage.sign_in("coordinator").open("/uitstroomgesprekken").text

    assert "Vertrokken zonder gesprek" in shown
    assert "2 0 0 0 1" in shown


def test_a_page_of_somebody_elses_conversation_does_not_exist(stage: Stage):
    visitor = stage.sign_in("werkconsulent")

    assert visitor.open("/uitstroomgesprekken/00000000-0000-0000-0000-000000000001").status == 404
    assert stage.sign_in("job_coach").open("/uitstroomgesprekken").status in {403, 404}
