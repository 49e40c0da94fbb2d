"""Break-glass on two screens: support asks, the coordinator approves on Signalen, and the file is there to look at."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.reader import Clicks
from tests.browser.scene import Scene
from tests.browser.signing_in import sign_in
from tests.browser.test_accessibility import look


def test_support_sees_a_file_after_a_second_person_approved(scene: Scene, open_page: Callable[..., Page]):
    young = scene.young_person("Anouk")
    support, coordinator = open_page(), open_page()
    sign_in(support, scene, "admin")
    sign_in(coordinator, scene, "coordinator")
    clicks = Clicks(support)
    clicks.follow("Noodtoegang")
    support.locator("#school_id").select_option(label="Praktijkschool De Ankerlijn")
    support.locator("#pupil_number").fill(young_number(scene, young))
    support.locator("#reason").fill("De jobcoach ziet een verkeerde datum.")
    clicks.press("Noodtoegang vragen")
    expect(support.get_by_text("Een collega beslist.")).to_be_visible()
    assert clicks.count == 2
    support.goto(scene.address + young)
    expect(support.get_by_text("Anouk")).to_have_count(0)

    coordinator.goto(f"{scene.address}/signalen")
    line = coordinator.get_by_role("listitem").filter(has_text="De jobcoach ziet een verkeerde datum.")
    line.get_by_role("button", name="Goedkeuren").click()
    expect(coordinator.get_by_text("De noodtoegang is open, een uur lang.")).to_be_visible()
    scene.deliver()
    support.goto(scene.address + young)

    expect(support.get_by_role("heading", name="Anouk van der Veen")).to_be_visible()
    expect(support.get_by_text("U ziet dit dossier met noodtoegang, tot")).to_be_visible()
    assert look(support) == []
    support.goto(f"{scene.address}/noodtoegang")
    support.get_by_role("button", name="Stoppen").click()
    scene.deliver()
    support.goto(scene.address + young)
    expect(support.get_by_text("Anouk")).to_have_count(0)


def young_number(scene: Scene, page: str) -> str:
    query = "SELECT pupil_number FROM pupils WHERE pupil_id = :it"
    return str(scene.database.rows("intake", query, it=page.rpartition("/")[2])[0]["pupil_number"])
