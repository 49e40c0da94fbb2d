"""Every form of every page: sent after its session ended, it stands there filled in once its reader signed in again."""

import re

import pytest

from tests.browser.pages_of_roles import PAGES
from tests.browser.scene import Scene
from tests.browser.test_every_page import paths
from tests.portal.visitor import Visitor

TYPED = "Bewaar mij"
PUBLIC = {"is it genuine", "type a code", "not ours"}  # pages that nobody signs in for
WITHOUT_A_TEXT = {"mbo_staff", "coordinator"}  # on their own pages they choose
IS_TYPED_IN = re.compile(r'<(?:input type="text"|textarea)[^>]* name="(\w+)"')
FORM_OF_THE_PAGE = re.compile(r'<form method="post" class="questions"[^>]*>.*?</form>', re.DOTALL)


def sent_too_late(visitor: Visitor, page: str, name: str) -> Visitor:
    """Send the form of a page after its reader signed out in another tab."""
    visitor.open(page)
    values = visitor.form().values | {name: TYPED}
    tab = Visitor(visitor.client)
    tab.client.post("/afmelden", data={"csrf_token": tab.open("/koppelvlakken").csrf()})
    return visitor._at(visitor.client.post(page, data=values, follow_redirects=True))  # noqa: SLF001  as a browser does


@pytest.mark.parametrize("role", PAGES)
def test_a_form_sent_too_late_stands_there_filled_in(scene: Scene, role: str):
    lost, forms = [], 0
    for name, path in paths(scene, role):
        visitor = scene.sign_in(role, scene.pages)
        form = FORM_OF_THE_PAGE.search(visitor.open(path).main) if name not in PUBLIC else None
        fields = IS_TYPED_IN.findall(form[0]) if form else []
        if fields:
            forms += 1
            late = sent_too_late(visitor, path, fields[0])
            late.submit({"person_id": str(scene.person(role).person_id), "role": role})
            lost += [name] if TYPED not in late.html else []

    assert lost == []
    assert forms or role in WITHOUT_A_TEXT
