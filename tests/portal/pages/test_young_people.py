"""The list of everybody in aftercare: its order is said, its filters stay, its number is right."""

import re
from datetime import timedelta

from tests.portal.stage import Stage, typed
from tests.portal.visitor import Visitor


def order(visitor: Visitor) -> list[str]:
    return re.findall(r'class="name"[^>]*>([^<]+)<', visitor.main)


def three(stage: Stage) -> None:
    for number, (days, name) in enumerate(((40, "Aaf"), (30, "Bo"), (400, "Cas"))):
        left_on = typed(stage.today - timedelta(days=days))
        stage.report_leaver(first_name=name, infix="", last_name="Vonk", pupil_number=f"9{number}", left_on=left_on)


def test_who_left_last_stands_first_and_the_page_says_so(stage: Stage):
    three(stage)

    for role in ("job_coach", "coordinator"):
        seen = stage.sign_in(role).open("/jongeren")
        assert order(seen) == ["Bo Vonk", "Aaf Vonk", "Cas Vonk"]
        assert "3 jongeren. Wie het laatst van school ging, staat bovenaan." in seen.text


def test_a_choice_is_counted_and_found_back_until_it_is_taken_away(stage: Stage):
    three(stage)
    coordinator = stage.sign_in("coordinator").open("/jongeren?gemeente=GM9001&stand=open")

    assert "3 jongeren." in coordinator.text
    coordinator.open("/werk").open("/jongeren")
    assert coordinator.answer.request.query_string == b"gemeente=GM9001&stand=open"
    coordinator.follow("Alle jongeren tonen").open("/jongeren")
    assert coordinator.answer.request.query_string == b""


def test_pages_follow_one_another_without_losing_anybody(stage: Stage):
    school = stage.sign_in("school_staff")
    head = "leerlingnummer;voornaam;tussenvoegsel;achternaam;geboortedatum;brin;gemeente;uitstroomprofiel;uitgestroomd_op;bestemming;werkgever;contract_begin;contract_einde;traject_open"
    rows = [f"7{n:03};Kim{n:03};;Test;14-03-2009;99AA;Lijnmonde;;01-07-2026;mbo;;;;nee" for n in range(60)]
    school.open("/schoolverlaters/importeren").upload("lijst.csv", "\r\n".join([head, *rows]).encode())
    school.submit(button="importeren")
    stage.deliver()

    first = stage.sign_in("coordinator").open("/jongeren?gemeente=GM9001")
    seen = order(first)
    seen += order(first.follow("Volgende jongeren"))

    assert "60 jongeren." in first.text
    assert len(seen) == len(set(seen)) == 60


def test_of_what_happened_one_chooses_what_it_is_about_and_what_cannot_be_chosen_is_all(stage: Stage):
    page = stage.report_leaver()
    stage.end_contract(page)
    coach = stage.sign_in("job_coach").open(page)

    def story(part: str) -> str:
        return coach.open(f"{page}{part}").text.partition("Wat er gebeurde")[2]

    assert "De nazorg begon." in story("")
    assert coach.link("Gesprekken en vervolgstappen").endswith("?over=talks#verhaal")
    assert "Een inclusief loopbaangesprek is nodig" in story("?over=talks")
    assert "De nazorg begon." not in story("?over=talks")
    assert "Een arbeidscontract eindigde" in story("?over=work")
    assert story("?over=onzin") == story("")
