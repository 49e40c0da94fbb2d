"""An mbo school that is asked knows for the answer whose name it is."""

from uuid import UUID

import pytest

from services.intake.domain.row import Row
from tests.intake.leavers import cells
from tests.intake.transfers import IDENTITIES, known, propose


@pytest.fixture
def noor(report):
    """The id of a pupil of De Ankerlijn."""
    return report([Row(2, cells())]).pupils[0].pupil_id


def test_the_mbo_school_that_is_asked_knows_the_name_and_no_other_does(region, signed_in, noor):
    propose(region, noor)

    assert known(signed_in) == [str(noor)]
    assert signed_in("mbo_staff", organisation_id=UUID(int=0x20D)).get(IDENTITIES).json == []


def test_hearing_it_twice_changes_nothing(region, noor):
    for _ in range(2):
        propose(region, noor)

    assert len(region.rows("intake", "SELECT * FROM document_issuers")) == 1
