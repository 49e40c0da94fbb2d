"""How many clicks it takes to issue and print: one document in three, twenty in four, without JavaScript."""

from playwright.sync_api import expect

from tests.browser.scene import Scene
from tests.portal.press import print_all, ready

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
