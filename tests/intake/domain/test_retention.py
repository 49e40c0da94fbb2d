"""What the region says in its file is what the code does."""

from doorlijn.region.retention import categories
from services.intake.domain.retention import YEARS


def test_the_clock_of_the_school_file_is_the_one_the_region_decided():
    clocks = {each.code: each for each in categories()}

    assert clocks["school_file"].years == YEARS
    assert {"school_file", "aftercare_file", "certificate_register", "audit", "statistics"} <= set(clocks)
