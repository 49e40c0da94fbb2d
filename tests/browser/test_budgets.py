"""How many clicks each task takes from the role's own start page (docs: the budgets of the screens), without JavaScript."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.browser.reader import fill
from tests.browser.scene import Scene
from tests.portal.stage import a_leaver, typed
from tests.portal.trainer import send_link, start_trajectory

OTHER_SCHOOL = "Annelies Tjong"  # 200 new cases for other people than those of the scene


def test_a_school_reports_a_leaver_in_three(scene: Scene, start):
    page, clicks = start("school_staff")

    clicks.follow("Schoolverlater melden")
    leaver = a_leaver(scene.today) | {"first_name": "Noor", "pupil_number": "601"}
    fill(page, {name: text for name, text in leaver.items() if name != "trajectory_open"})
    clicks.press("Schoolverlater melden")

    expect(page.get_by_text("De schoolverlater is gemeld.")).to_be_visible()
    assert clicks.count <= 3


def test_a_school_imports_a_list_in_four(scene: Scene, start):
    page, clicks = start("school_staff", OTHER_SCHOOL)
    columns = "leerlingnummer;voornaam;tussenvoegsel;achternaam;geboortedatum;brin;gemeente;uitstroomprofiel;uitgestroomd_op;bestemming;werkgever;contract_begin;contract_einde;traject_open"
    left_on = typed(scene.today - timedelta(days=30))
    rows = [f"7{n:03};Kim;;Test{n};14-03-2009;99AB;Elzendam;;{left_on};mbo;;;;nee" for n in range(200)]

    clicks.follow("Lijst importeren")
    sheet = "\r\n".join([columns, *rows]).encode()
    page.set_input_files("#file", {"name": "lijst.csv", "mimeType": "text/csv", "buffer": sheet})
    clicks.count += 1  # the file is chosen
    clicks.press("Voorbeeld bekijken")
    clicks.press("200 rijen importeren")

    expect(page.get_by_text("200 nieuw")).to_be_visible()
    assert clicks.count <= 4


def test_a_job_coach_sees_and_accepts_a_case_in_two(scene: Scene, start):
    scene.young_person("Rayan")
    page, clicks = start("job_coach")

    clicks.follow("Neem de zaak aan, Rayan van der Veen")
    clicks.press("Zaak aannemen")

    expect(page.get_by_text("U heeft de zaak aangenomen.")).to_be_visible()
    assert clicks.count <= 2


def test_a_job_coach_reports_drop_out_in_three(scene: Scene, start):
    scene.young_person("Femke")
    page, clicks = start("job_coach")

    clicks.follow("Uitval melden van Femke van der Veen")
    clicks.choose("De jongere komt niet meer")
    clicks.press("Uitval melden")

    expect(page.get_by_text("De uitval is gemeld.")).to_be_visible()
    assert clicks.count <= 3
    scene.deliver()


def test_a_job_coach_logs_a_contact_in_three(scene: Scene, start):
    scene.young_person("Yara")
    page, clicks = start("job_coach")

    clicks.follow("Contact vastleggen met Yara van der Veen")
    clicks.choose("Ja, gesproken")
    clicks.press("Contact opslaan")

    expect(page.get_by_text("Het contact is vastgelegd.")).to_be_visible()
    assert clicks.count <= 3


def test_a_school_records_a_contact_in_three(scene: Scene, start):
    scene.young_person("Bram")
    page, clicks = start("school_staff")

    clicks.follow("Contact vastleggen met Bram van der Veen")
    clicks.choose("Ja, gesproken")
    clicks.press("Contact opslaan")

    expect(page.get_by_text("Het contact is vastgelegd.")).to_be_visible()
    assert clicks.count <= 3


def test_a_coordinator_sees_all_that_is_too_late_at_once(scene: Scene, start):
    page, clicks = start("coordinator")

    expect(page.get_by_role("heading", name="Te laat")).to_be_visible()
    expect(page.get_by_role("link", name="Elif van der Veen").first).to_be_visible()
    assert clicks.count <= 1


def test_a_young_person_is_found_in_one_and_typing(scene: Scene, start):
    page, clicks = start("job_coach")

    clicks.follow("Zoeken")
    page.get_by_label("Naam, leerlingnummer of gemeente").fill("elif")
    page.keyboard.press("Enter")

    expect(page.get_by_role("link", name="Elif van der Veen")).to_be_visible()
    assert clicks.count <= 1


def test_a_coordinator_goes_down_to_a_school_in_two(scene: Scene, start):
    page, clicks = start("coordinator")

    clicks.follow("Cijfers")
    clicks.follow("Praktijkschool De Ankerlijn")

    expect(page.get_by_role("link", name="Elif van der Veen")).to_be_visible()
    assert clicks.count <= 2


def test_a_coordinator_saves_the_signals_in_two(scene: Scene, start):
    page, clicks = start("coordinator")

    clicks.follow("Signalen")
    with page.expect_download() as saved:
        clicks.follow("Opslaan als Excel")

    assert saved.value.suggested_filename.endswith(".xlsx")
    assert clicks.count <= 2


def test_a_coordinator_hands_ten_cases_over_in_four(scene: Scene, start):
    for number in range(10):
        scene.report_leaver(first_name=f"Tien{'abcdefghij'[number]}", pupil_number=f"81{number}", municipality="GM9009")
    page, clicks = start("coordinator")

    clicks.follow("Overdragen")
    clicks.follow("Daan Pinas")
    page.locator("#to").select_option(label="Joke van Rhijn")
    page.locator("#reason").select_option("caseload")
    clicks.press("Verder")
    clicks.press("10 zaken overdragen")

    expect(page.get_by_text("10 zaken zijn overgedragen.")).to_be_visible()
    assert clicks.count <= 4


def test_an_administrator_finds_a_failed_event_and_tries_it_again_in_three(scene: Scene, start):
    event = scene.database.rows("notifications", "SELECT event_id FROM inbox WHERE name = 'aftercare_opened' LIMIT 1")
    scene.database.execute_as_admin(
        "UPDATE notifications.inbox SET state = 'dead', reason = 'a reason' WHERE event_id = :id",
        id=event[0]["event_id"],
    )
    page, clicks = start("admin")

    clicks.follow("Waar is deze gebeurtenis?")
    expect(page.get_by_text("Meldingen kan deze gebeurtenis niet verwerken.")).to_be_visible()
    clicks.press("Opnieuw proberen")

    page.get_by_text("De gebeurtenis wordt opnieuw geprobeerd.").wait_for()
    assert clicks.count <= 3


def test_an_administrator_adds_a_colleague_with_a_role_in_four(scene: Scene, start):
    page, clicks = start("admin")

    clicks.follow("Medewerkers")
    clicks.follow("Medewerker toevoegen")
    fill(page, {"name": "Iris de Wit", "mail": "i.dewit@voorbeeld.example", "role": "coordinator"})
    page.locator("#organisation_id").select_option(label="Arbeidsmarktregio De Lijnstreek")
    clicks.press("Medewerker toevoegen")

    expect(page.get_by_text("De medewerker en de rol zijn vastgelegd.")).to_be_visible()
    assert clicks.count <= 4


def test_an_administrator_sees_who_saw_a_file_in_three(scene: Scene, start):
    page, clicks = start("admin")

    clicks.follow("Inzage")
    page.locator("#school_id").select_option(label="Praktijkschool De Ankerlijn")
    page.locator("#pupil_number").fill("102")
    clicks.press("Laat zien wie het zag")

    expect(page.get_by_text("Naam en gegevens gezien").first).to_be_visible()
    assert clicks.count <= 3


def test_a_coordinator_follows_one_event_from_end_to_end_in_two(scene: Scene, start):
    page, clicks = start("coordinator")

    clicks.follow("Elif van der Veen")
    clicks.follow("Kwam dit overal aan?")

    expect(page.get_by_role("heading", name="Waar is deze gebeurtenis?")).to_be_visible()
    expect(page.get_by_text("Meldingen heeft deze gebeurtenis verwerkt", exact=False).first).to_be_visible()
    assert clicks.count <= 2


def test_a_school_sees_what_is_open_for_a_pupil_in_two(scene: Scene, start):
    page, clicks = start("school_staff")

    clicks.follow("Mohammed van der Veen")

    expect(page.get_by_text("Plan het loopbaangesprek", exact=False).first).to_be_visible()
    assert clicks.count <= 2


def test_a_school_asks_the_municipality_for_support_in_three(scene: Scene, start):
    page, clicks = start("school_staff")

    clicks.follow("Mohammed van der Veen")
    clicks.follow("Steun van de gemeente vragen")
    fill(page, {"kind": "keep_work", "note": "Vraagt om minder uren."})
    clicks.press("Steun vragen")

    expect(page.get_by_text("De gemeente heeft uw vraag.")).to_be_visible()
    assert clicks.count <= 3


def test_a_job_coach_says_in_one_what_comes_after_a_contract(scene: Scene, start):
    page, clicks = start("job_coach")

    clicks.press("Nog niet bekend")

    expect(page.get_by_text("Vastgelegd: nog niet bekend.")).to_be_visible()
    assert clicks.count <= 1


def test_a_job_coach_chases_a_trainer_in_two(scene: Scene, start):
    send_link(scene, start_trajectory(scene, scene.young_person("Vera")), "job_coach")
    page, clicks = start("job_coach")

    clicks.follow("Herinneren")
    clicks.press("Link sturen")

    expect(page.get_by_text("De mail met de link is onderweg.")).to_be_visible()
    assert clicks.count <= 2
