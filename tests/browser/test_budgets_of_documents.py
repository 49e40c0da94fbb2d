"""How many clicks it takes to issue and print: one document in three, twenty in four, without JavaScript; and to hand on in three."""

from playwright.sync_api import expect

from tests.browser.scene import Scene
from tests.portal.press import print_all, ready
from tests.portal.stage import typed
from tests.portal.trainer import start_trajectory

TWENTY = 20


def test_a_school_issues_and_prints_one_in_three(scene: Scene, start):
    ready(scene, scene.young_person("Lieke"))
    page, clicks = start("school_staff")

    clicks.follow("Praktijkverklaringen")
    clicks.press("Alleen deze uitgeven : Lieke van der Veen")
    print_all(scene)
    page.reload()  # as the page does by itself
    link = page.get_by_role("link", name="Printen", exact=True)
    expect(link).to_be_visible()
    clicks.count += 1  # a file opens in the reader's own program

    paper = page.request.get(scene.address + str(link.get_attribute("href"))).body()
    assert paper.startswith(b"%PDF")
    assert clicks.count <= 3


def test_a_school_issues_and_prints_twenty_in_four(scene: Scene, start):
    for number in range(TWENTY):
        ready(scene, scene.young_person(f"Iris{number}"))
    page, clicks = start("school_staff")

    clicks.follow("Praktijkverklaringen")
    clicks.press("Aangekruiste uitgeven")
    expect(page.get_by_role("status")).to_contain_text("pdf's zijn klaar")
    print_all(scene)
    page.reload()
    link = page.get_by_role("link", name="Alles printen")
    expect(link).to_be_visible()
    clicks.count += 1

    paper = page.request.get(scene.address + str(link.get_attribute("href"))).body()
    assert paper.startswith(b"%PDF")
    assert clicks.count <= 4


def test_a_job_coach_hands_on_to_an_mbo_school_in_three(scene: Scene, start):
    young_person = scene.young_person("Senna")
    start_trajectory(scene, young_person)
    page, clicks = start("job_coach")
    page.goto(scene.address + young_person)
    clicks.count += 1  # from the own work, or from a notification

    clicks.follow("Doorgeven aan een mbo-school")
    if (chosen := page.get_by_label("Welke mbo-school?")).count():
        chosen.select_option(index=1)
    else:
        page.get_by_role("radio").first.check()
    page.get_by_label("Laatste dag op de werkplek").fill(typed(scene.today))
    clicks.press("Mbo-school vragen")

    expect(page.get_by_text("De mbo-school krijgt bericht.")).to_be_visible()
    assert clicks.count <= 3
