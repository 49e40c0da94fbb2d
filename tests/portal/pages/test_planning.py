import pytest

from tests.portal.stage import Stage, typed


@pytest.fixture
def talk(stage: Stage) -> str:
    return stage.end_contract(stage.report_leaver())


def test_one_of_three_proposed_times_is_chosen_with_one_press(stage: Stage, talk: str):
    consulent = stage.sign_in("werkconsulent").open(talk)
    slots = consulent.html.split('name="slot" value="')[1:]
    assert len(slots) == 3

    consulent.submit({"slot": slots[0].partition('"')[0], "place": "Werkcentrum"}, button="Een gesprek duurt een uur")

    assert "De afspraak staat." in consulent.text
    assert "Werkcentrum" in consulent.text


def test_without_a_place_nothing_is_planned(stage: Stage, talk: str):
    consulent = stage.sign_in("werkconsulent").open(talk)
    slot = consulent.html.partition('name="slot" value="')[2].partition('"')[0]

    consulent.submit({"slot": slot, "place": ""}, button="Een gesprek duurt een uur")

    assert consulent.status == 400
    assert "Vul in waar het gesprek is." in consulent.text


def test_working_hours_change_what_is_proposed(stage: Stage, talk: str):
    coach = stage.sign_in("job_coach").open("/werk").follow("Mijn werktijden")
    empty = {f"{which}_{day}": "" for day in range(1, 6) for which in ("starts", "ends")}
    coach.submit(empty | {"starts_2": "13:00", "ends_2": "15:00"}, button="Werktijden opslaan")
    assert "Uw werktijden zijn opgeslagen." in coach.text

    shown = stage.sign_in("werkconsulent").open(talk).text

    assert shown.count("dinsdag") == 3
    assert "om 13:00" in shown


def test_a_colleague_of_the_school_has_working_hours_too(stage: Stage, talk: str):
    school = stage.sign_in("school_staff").open("/schoolverlaters").follow("Mijn werktijden")
    empty = {f"{which}_{day}": "" for day in range(1, 6) for which in ("starts", "ends")}
    school.submit(empty | {"starts_4": "13:00", "ends_4": "15:00"}, button="Werktijden opslaan")
    assert "Uw werktijden zijn opgeslagen." in school.text
    assert "Onze schoolverlaters" in school.text

    shown = stage.sign_in("werkconsulent").open(talk).text

    assert shown.count("donderdag") == 3
    assert "om 13:00" in shown


def test_a_conversation_is_asked_for_by_hand_and_prepared_on_paper(stage: Stage):
    coach = stage.sign_in("job_coach").open(stage.report_leaver())

    coach.submit(button="Loopbaangesprek aanvragen")

    assert "Er is een loopbaangesprek aangevraagd." in coach.text
    coach.follow("Voorbereiding op papier")
    assert "Vragen om te stellen" in coach.text
    assert "kan aansluiten" in coach.text


def test_what_was_promised_stands_on_mijn_werk_until_it_is_done(stage: Stage, talk: str):
    day = typed(stage.today.replace(year=stage.today.year + 1))
    promise = {"what_1": "contact_employer", "owner_1": "job_coach", "due_on_1": day}
    stage.sign_in("werkconsulent").open(f"{talk}/uitkomst").submit({"next_step": "mbo"} | promise)
    stage.deliver()

    coach = stage.sign_in("job_coach").open("/werk")
    assert "Met een werkgever bellen" in coach.text
    coach.follow("Doe wat is afgesproken").submit(button="Gedaan")

    assert "Vastgelegd: de actie is gedaan." in coach.text
    assert "Met een werkgever bellen" not in coach.open("/werk").text


def test_half_a_promise_is_refused_with_what_is_missing(stage: Stage, talk: str):
    consulent = stage.sign_in("werkconsulent").open(f"{talk}/uitkomst")

    consulent.submit({"next_step": "mbo", "what_1": "contact_employer", "owner_1": "", "due_on_1": ""})

    assert consulent.status == 400
    assert "Vul dit veld in." in consulent.text
