"""The menu of a role: pages that are there, each once, and no more words than can be taken in at a glance."""

from services.portal.web.menu import MENUS, Group
from tests.portal.stage import Stage

MOST = 7


def test_every_page_of_a_menu_is_there_and_stands_once(region: Stage):
    for role, menu in MENUS.items():
        pages = [page for one in menu for page in (one.pages if isinstance(one, Group) else (one,))]
        endpoints = [page.endpoint for page in pages]

        assert set(endpoints) - region.app.view_functions.keys() == set(), role
        assert len(endpoints) == len(set(endpoints)), role


def test_no_menu_has_more_words_than_can_be_taken_in_at_a_glance():
    assert {role: len(menu) for role, menu in MENUS.items() if len(menu) > MOST} == {}


def test_a_group_stands_open_on_the_pages_in_it(region: Stage):
    coordinator = region.sign_in("coordinator")

    assert "<details open><summary>Meer</summary>" in coordinator.open("/rapporten").html
    assert "<details><summary>Meer</summary>" in coordinator.open("/werk").html
