import pytest

from tests.portal.roads import Blocked, Broken
from tests.portal.stage import Stage
from tests.portal.visitor import Visitor


def test_a_page_that_is_not_there_says_where_to_go(region: Stage):
    visitor = region.sign_in("job_coach").open("/bestaat-niet")

    assert visitor.status == 404
    assert "Deze pagina is er niet" in visitor.text
    assert visitor.link("Naar uw beginpagina") == "/"


def test_whom_one_may_not_see_is_not_there(region: Stage):
    visitor = region.sign_in("job_coach").open("/jongeren/00000000-0000-4000-8000-000000000000")

    assert visitor.status == 404


@pytest.mark.parametrize(
    ("role", "path"),
    [("school_staff", "/werk"), ("job_coach", "/schoolverlaters/melden"), ("coordinator", "/gebeurtenissen")],
)
def test_a_page_of_another_role_says_so(region: Stage, role, path):
    visitor = region.sign_in(role).open(path)

    assert visitor.status == 403
    assert "niet voor uw rol" in visitor.text


@pytest.mark.parametrize("road", [Blocked, Broken])
def test_a_service_that_is_down_leads_to_advice_and_no_stack_trace(region: Stage, road):
    app = region.portal(broken={"aftercare": road()})

    visitor = region.sign_in("job_coach", app).open("/werk")

    assert visitor.status == 503
    assert "Dit onderdeel is nu niet bereikbaar" in visitor.text
    assert "Traceback" not in visitor.html


def test_without_notifications_the_page_stands_and_only_the_number_is_gone(region: Stage):
    app = region.portal(broken={"notifications": Blocked()})

    visitor = region.sign_in("job_coach", app).open("/werk")

    assert visitor.status == 200
    assert "Mijn werk" in visitor.text


def test_without_the_directory_nobody_gets_in_and_nobody_is_signed_out(region: Stage):
    page = region.report_leaver()
    signed_in = region.sign_in("job_coach")
    app = region.portal(broken={"directory": Blocked()})
    visitor = Visitor(app.test_client())
    visitor.client.set_cookie("doorlijn", signed_in.client.get_cookie("doorlijn").value)

    visitor.open(page)

    assert visitor.status == 503
    assert "Dit onderdeel is nu niet bereikbaar" in visitor.text
    assert "Sanne van der Veen" in signed_in.open(page).text


def test_a_fault_of_our_own_shows_nothing_of_the_inside(region: Stage):
    app = region.portal()

    @app.get("/fault")
    def fault() -> str:
        raise RuntimeError("a secret of the inside")

    visitor = Visitor(app.test_client()).open("/fault")

    assert visitor.status == 500
    assert "Er ging iets mis bij ons" in visitor.text
    assert "secret" not in visitor.html


def test_without_signing_in_every_page_leads_to_the_beginning(region: Stage):
    visitor = Visitor(region.app.test_client())

    for path in ("/werk", "/jongeren", "/gesprekken", "/meldingen", "/schoolverlaters", "/gebeurtenissen"):
        assert visitor.open(path).path == "/aanmelden"
