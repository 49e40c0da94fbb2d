from doorlijn.region.people import demo_persons
from tests.portal.stage import Stage
from tests.portal.visitor import Visitor


def colleague(stage: Stage) -> Visitor:
    """Another job coach of the region."""
    first = stage.person("job_coach")
    other = next(one for one in demo_persons() if one.role == "job_coach" and one.person_id != first.person_id)
    visitor = Visitor(stage.app.test_client())
    return visitor.open("/aanmelden").submit({"person_id": str(other.person_id), "role": "job_coach"})


def colleague_id(stage: Stage) -> str:
    first = stage.person("job_coach").person_id
    return str(next(one.person_id for one in demo_persons() if one.role == "job_coach" and one.person_id != first))


def asked(stage: Stage) -> str:
    """Sanne's job coach asked a colleague to take the case over; gives her page."""
    page = stage.report_leaver()
    coach = stage.sign_in("job_coach").open(page).submit(button="Zaak aannemen")
    coach.follow("Een collega vragen over te nemen")
    coach.submit({"to_id": colleague_id(stage), "reason": "caseload"})
    assert "Uw collega krijgt bericht." in coach.text
    stage.deliver()
    return page


def test_a_colleague_finds_the_question_on_mijn_werk_and_takes_the_case_over(stage: Stage):
    page = asked(stage)
    other = colleague(stage).open("/werk")
    assert "Antwoord of u de zaak overneemt" in other.text

    other.follow("Bekijk").submit(button="Zaak overnemen")
    stage.deliver()

    assert "U bent nu de jobcoach van deze jongere." in other.text
    assert "Een collega nam de zaak over." in other.open(page).text
    assert stage.sign_in("job_coach").open(page).status == 404
    assert "Een collega heeft een zaak van u overgenomen" in stage.sign_in("job_coach").open("/meldingen").text


def test_whoever_is_asked_sees_the_case_and_can_change_nothing_yet(stage: Stage):
    page = asked(stage)

    seen = colleague(stage).open(page).text

    assert "Neemt u deze zaak over?" in seen
    assert "Iets veranderd?" not in seen


def test_whoever_is_asked_sees_the_conversation_and_finds_nothing_to_plan_it_with(stage: Stage):
    page = asked(stage)
    talk = stage.end_contract(page)

    seen = colleague(stage).open(talk)

    assert "Plannen en vastleggen doet de jobcoach van deze jongere" in seen.text
    assert "Afspraak maken" not in seen.text
    assert "Leg de uitkomst vast" not in seen.text


def test_no_comes_with_a_reason_that_stands_in_the_story(stage: Stage):
    page = asked(stage)

    other = colleague(stage).open(page).follow("Niet overnemen").submit({"reason": "known_privately"})
    stage.deliver()

    assert "U neemt de zaak niet over." in other.text
    assert "De collega nam de zaak niet over: ik ken de jongere privé." in stage.sign_in("job_coach").open(page).text
    assert other.open(page).status == 404


def test_the_question_can_be_taken_back(stage: Stage):
    page = asked(stage)

    coach = stage.sign_in("job_coach").open(page).submit(button="Vraag intrekken")
    stage.deliver()

    assert "De vraag aan uw collega is ingetrokken." in coach.text
    assert "Zaak overnemen" not in coach.text


def test_a_case_that_a_job_coach_does_not_take_on_is_given_to_another_by_the_coordinator(stage: Stage):
    page = stage.report_leaver()
    coach = stage.sign_in("job_coach").open(page).follow("Niet aannemen").submit({"reason": "not_my_area"})
    stage.deliver()
    assert "U heeft de zaak niet aangenomen." in coach.text

    coordinator = stage.sign_in("coordinator").open(page).follow("Jobcoach aanwijzen")
    coordinator.submit({"to_id": colleague_id(stage), "reason": "other"})
    stage.deliver()

    assert "De jobcoach is aangewezen en krijgt bericht." in coordinator.text
    assert "Neem de zaak aan" in colleague(stage).open("/werk").text


def test_the_second_of_two_coordinators_reads_that_the_case_moved(stage: Stage):
    page = stage.report_leaver()
    stage.sign_in("job_coach").open(page).submit(button="Zaak aannemen")
    late = stage.sign_in("coordinator").open(page).follow("Andere jobcoach aanwijzen")
    quick = stage.sign_in("coordinator").open(page).follow("Andere jobcoach aanwijzen")
    quick.submit({"to_id": colleague_id(stage), "reason": "caseload"})
    third = next(
        one.person_id
        for one in demo_persons()
        if one.role == "job_coach"
        and str(one.person_id) not in (colleague_id(stage), str(stage.person("job_coach").person_id))
    )

    late.submit({"to_id": str(third), "reason": "caseload"})

    assert late.status == 400
    assert "Iemand anders heeft intussen een andere jobcoach gekozen" in late.text
