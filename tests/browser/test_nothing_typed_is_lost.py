"""Every form of every page keeps what is typed in it: while somebody types, and when it is sent after the session ended."""

from collections.abc import Iterator
from typing import Final

import pytest

from tests.browser.pages_of_roles import PAGES
from tests.browser.scene import Scene
from tests.browser.test_every_page import paths
from tests.portal.typed_forms import TypedForm, forms_of
from tests.portal.visitor import Visitor

PUBLIC = {"is it genuine", "type a code", "not ours"}  # pages that nobody signs in for
NOT_KEPT: Final = {  # where a form goes, or else the page it stands on
    "/inzage": "one number: asking again costs no more than looking whether it still stands there",
    "/bewaartermijnen/vernietigen": "a tick that says that one is sure, each time anew",
    "/praktijkverklaringen": "ticks before who is ready now, which changes from hour to hour",
    "/demo/tijd": "the slider of the demo",
    "/zoeken": "one or two words",
}


def marked(scene: Scene, role: str) -> Iterator[tuple[Visitor, str, TypedForm]]:
    """Each form of this role in which something can be typed; it carries a mark, or is named above with a reason."""
    visitor = scene.sign_in(role, scene.pages)
    for name, path in paths(scene, role):
        if name in PUBLIC:
            continue
        for form in forms_of(visitor.open(path).main):
            if "draft" in form.hidden:
                yield visitor, path, form
            else:
                assert (form.action or visitor.path) in NOT_KEPT, (path, form)


def again(visitor: Visitor, path: str, form: TypedForm) -> TypedForm:
    """The same form of the page as it stands now."""
    name = form.hidden["draft"].split(" ")[0]
    found = [one for one in forms_of(visitor.open(path).main) if one.hidden.get("draft", "").split(" ")[0] == name]
    return next(one for one in found if one.controls)


def throw_away(visitor: Visitor, form: TypedForm) -> None:
    answer = visitor.client.post("/concepten/weggooien", data=form.hidden)
    assert answer.status_code == 303


@pytest.mark.parametrize("role", PAGES)
def test_what_is_typed_in_any_form_stands_there_when_its_page_is_opened_again(scene: Scene, role: str):
    lost, marks = [], []
    for visitor, path, form in marked(scene, role):
        filled = form.filled_in()
        assert visitor.client.post("/concepten", data=form.body(filled)).status_code == 200
        shown = again(visitor, path, form)
        lost += [(path, shown.values, filled)] if shown.values != filled else []
        throw_away(visitor, shown)
        empty = again(visitor, path, form)
        lost += [(path, empty.values, form.values)] if empty.values != form.values else []
        marks.append((path, form.hidden["draft"].split(" ")[0]))

    assert lost == []
    assert len(marks) == len(set(marks))
    assert marks or role == "mbo_staff"


@pytest.mark.parametrize("role", PAGES)
def test_any_form_sent_after_its_session_ended_stands_there_filled_in(scene: Scene, role: str):
    lost = []
    for visitor, path, form in marked(scene, role):
        form = again(visitor, path, form)  # noqa: PLW2901  as this session shows it: each round ends one
        filled = form.filled_in()
        tab = Visitor(visitor.client)
        tab.client.post("/afmelden", data={"csrf_token": tab.open("/koppelvlakken").csrf()})
        late = Visitor(visitor.client)
        late._at(late.client.post(form.action or path, data=form.body(filled), follow_redirects=True))  # noqa: SLF001  as a browser does
        late.submit({"person_id": str(scene.person(role).person_id), "role": role})
        shown = again(late, path, form)
        lost += [(path, late.path, shown.values, filled)] if shown.values != filled else []
        throw_away(late, shown)

    assert lost == []
