from datetime import timedelta

import pytest

from doorlijn.clock import TimeMachine
from services.portal.api import DemoOnly
from tests.portal.stage import Stage
from tests.portal.visitor import Visitor


@pytest.fixture
def machine(region: Stage, tmp_path):
    return TimeMachine(tmp_path, region.database.url("{service}"), lambda: region.database.now)


def test_a_visitor_sets_the_time_forward_and_sees_where_it_runs_to(region: Stage, machine):
    visitor = Visitor(region.portal(machine=machine).test_client())
    visitor.open("/demo/tijd").submit({"dagen": "7"})

    assert "De tijd loopt vooruit tot" in visitor.text
    assert "Een dag duurt een seconde" in visitor.text
    assert machine.rides_until is not None


def test_whoever_is_signed_in_stays_so_over_a_month(region: Stage, machine):
    app = region.portal(machine=machine)
    coach = region.sign_in("job_coach", app)
    coach.open("/demo/tijd").submit({"dagen": "30"})

    region.database.now += timedelta(days=30, seconds=30)

    assert coach.open("/werk").status == 200
    assert "Mijn werk" in coach.text


@pytest.mark.parametrize("days", ["", "0", "-3", "91", "veel"])
def test_what_is_no_number_of_days_is_refused(region: Stage, machine, days):
    visitor = Visitor(region.portal(machine=machine).test_client())
    visitor.open("/demo/tijd").submit({"dagen": days})

    assert visitor.status == 400
    assert machine.rides_until is None


def test_without_a_time_machine_there_is_no_page_and_no_link(region: Stage):
    visitor = Visitor(region.app.test_client())

    assert visitor.client.get("/demo/tijd").status_code == 404
    assert "Tijdmachine" not in visitor.open("/aanmelden").text


@pytest.mark.parametrize("profile", ["test", "production"])
def test_real_people_have_real_time(region: Stage, machine, profile):
    with pytest.raises(DemoOnly):
        region.portal(profile, machine=machine)
