"""An mbo school that does not go on with a trajectory knows nobody any more."""

import pytest

from services.intake.domain.row import Row
from tests.intake.leavers import cells
from tests.intake.transfers import ROC, hear, known, propose


@pytest.fixture
def noor(report):
    """The id of a pupil of De Ankerlijn."""
    return report([Row(2, cells())]).pupils[0].pupil_id


def end(region, pupil_id):
    hear(region, "trajectory_transfer_ended", pupil_id, outcome="refused", reason="no_place", ended_on="2026-11-24")


def test_the_mbo_school_knows_the_name_no_more(region, signed_in, noor):
    propose(region, noor)

    end(region, noor)

    assert known(signed_in) == []


def test_whose_document_it_gives_it_goes_on_knowing(region, signed_in, noor):
    started: dict[str, object] = {"regime": "mbo", "crebo": "25254", "version": "2015", "work_processes": ["B1-K1-W1"]}
    started |= {"begins_on": "2026-09-01", "ends_on": "2027-02-26", "issuer_id": ROC}
    hear(region, "trajectory_started", noor, **started)
    propose(region, noor)

    end(region, noor)

    assert known(signed_in) == [str(noor)]


def test_hearing_it_twice_changes_nothing(region, noor):
    propose(region, noor)
    for _ in range(2):
        end(region, noor)

    assert region.rows("intake", "SELECT * FROM document_issuers") == []
