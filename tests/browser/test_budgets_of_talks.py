"""How many clicks each task of a conversation takes from the start page of the werkconsulent (docs: the budgets of the screens), without JavaScript."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.browser.reader import Clicks, fill
from tests.browser.scene import Scene
from tests.portal.stage import typed


def test_a_werkconsulent_plans_a_conversation_in_four_and_moves_or_cancels_it_in_three(scene: Scene, start):
    scene.talk_with("Kevin")
    page, clicks = start("werkconsulent")

    clicks.follow("Plan het loopbaangesprek, Kevin van der Veen")
    fill(page, {"day": typed(scene.today + timedelta(days=6)), "time": "9.30", "place": "Wijkhuis De Sluis"})
    clicks.press("Plannen en uitnodigen")
    expect(page.get_by_text("De afspraak staat.")).to_be_visible()
    assert clicks.count <= 4

    scene.deliver()
    page.goto(f"{scene.address}/gesprekken")
    moving = Clicks(page)
    moving.follow(": Kevin van der Veen")
    fill(page, {"time": "11.00"})
    moving.press("Afspraak verplaatsen")
    expect(page.get_by_text("om 11:00").first).to_be_visible()
    assert moving.count <= 3

    cancelling = Clicks(page)
    cancelling.follow("Afzeggen")
    cancelling.choose("De jongere kan niet")
    cancelling.press("Afspraak afzeggen")
    expect(page.get_by_text("De afspraak is afgezegd.")).to_be_visible()
    assert cancelling.count <= 3


def test_a_werkconsulent_chooses_one_of_three_proposed_times_in_four(scene: Scene, start):
    scene.talk_with("Milan")
    page, clicks = start("werkconsulent")

    clicks.follow("Plan het loopbaangesprek, Milan van der Veen")
    page.locator("#slot-place").fill("Wijkhuis De Sluis")
    page.locator("button[name=slot]").first.click()
    clicks.count += 1

    expect(page.get_by_text("De afspraak staat.")).to_be_visible()
    assert clicks.count <= 4


def test_a_werkconsulent_matches_to_a_leerlijn_in_three(scene: Scene, start):
    scene.talk_with("Noud")
    page, clicks = start("werkconsulent")

    clicks.follow("Vervolgstap kiezen met Noud van der Veen")
    expect(page.get_by_text("vrij", exact=False).first).to_be_visible()
    clicks.choose("Leerlijn Logistiek en magazijn, vanaf 1 februari 2027")
    page.locator("#choice_reason").fill("Dit wil hij graag.")
    clicks.press("Vervolgstap vastleggen")

    expect(page.get_by_text("Afgesproken vervolgstap: een leerlijn.")).to_be_visible()
    assert clicks.count <= 3


def test_a_werkconsulent_records_the_outcome_in_four(scene: Scene, start):
    scene.talk_with("Dylan")
    page, clicks = start("werkconsulent")

    clicks.follow("Plan het loopbaangesprek, Dylan van der Veen")
    clicks.follow("Leg de uitkomst vast")
    clicks.choose("Nieuw werk")
    clicks.press("Uitkomst vastleggen")

    expect(page.get_by_text("Afgesproken vervolgstap: nieuw werk.")).to_be_visible()
    assert clicks.count <= 4


def test_a_werkconsulent_prepares_a_conversation_in_one(scene: Scene, start):
    page, clicks = start("werkconsulent")

    clicks.follow("Voorbereiding van het gesprek met Mohammed van der Veen")

    for part in ("Werk tot nu toe", "Vragen om te stellen", "Wat er gebeurde"):
        expect(page.get_by_role("heading", name=part)).to_be_visible()
    expect(page.get_by_text("eindigde op", exact=False).first).to_be_visible()
    assert clicks.count <= 1
