"""A tab that stayed open while its reader signed in again: nothing is sent, what happened is said, nothing is lost."""

from tests.portal.stage import Stage, a_leaver
from tests.portal.visitor import Visitor

FORM = "/schoolverlaters/melden"


def sign_in_again(stage: Stage, visitor: Visitor, role: str) -> None:
    """In another tab of the same browser."""
    tab = Visitor(visitor.client)
    tab.client.post("/afmelden", data={"csrf_token": tab.open("/").csrf()})
    tab.open("/aanmelden").submit({"person_id": str(stage.person(role).person_id), "role": role})


def test_a_form_of_an_old_tab_is_shown_again_with_what_was_typed(stage: Stage):
    old_tab = stage.sign_in("school_staff").open(FORM)
    form = old_tab.form()
    sign_in_again(stage, old_tab, "school_staff")

    sent = old_tab.client.post(form.action or FORM, data=form.values | a_leaver(stage.today), follow_redirects=True)
    old_tab._at(sent)  # noqa: SLF001  what a browser shows next

    assert (old_tab.path, old_tab.status) == (FORM, 200)
    assert "U heeft zich opnieuw aangemeld nadat u deze pagina opende. Er is nog niets verstuurd." in old_tab.text
    assert 'value="Sanne"' in old_tab.html
    assert stage.database.rows("intake", "SELECT * FROM pupils") == []
    assert "is gemeld" in old_tab.submit().text


def test_a_button_of_an_old_tab_does_nothing_and_says_so(stage: Stage):
    page = stage.report_leaver()
    old_tab = stage.sign_in("job_coach").open(page)
    form = old_tab.form("Zaak aannemen")
    sign_in_again(stage, old_tab, "job_coach")

    headers = {"Referer": f"http://localhost{page}"}
    sent = old_tab.client.post(form.action, data=form.values, headers=headers, follow_redirects=True)
    old_tab._at(sent)  # noqa: SLF001  what a browser shows next

    assert old_tab.path == page
    assert "Er is nog niets verstuurd." in old_tab.text
    assert stage.database.rows("aftercare", "SELECT accepted_at FROM cases") == [{"accepted_at": None}]


def test_a_form_of_somebody_else_in_this_browser_is_refused(stage: Stage):
    old_tab = stage.sign_in("school_staff").open(FORM)
    form = old_tab.form()
    sign_in_again(stage, old_tab, "coordinator")

    sent = old_tab.client.post(form.action or FORM, data=form.values | a_leaver(stage.today))

    assert sent.status_code == 400
    assert stage.database.rows("directory", "SELECT * FROM drafts") == []


def test_a_forged_form_is_refused_and_not_kept(stage: Stage):
    visitor = stage.sign_in("school_staff")
    other = stage.sign_in("job_coach")
    mark = other.open("/werk").csrf().partition(".")[2]

    for forged in ("x", ".", f"x.{mark}", visitor.open(FORM).csrf()[::-1]):
        sent = visitor.client.post(FORM, data=a_leaver(stage.today) | {"csrf_token": forged})
        assert sent.status_code == 400, forged

    assert stage.database.rows("directory", "SELECT * FROM drafts") == []
