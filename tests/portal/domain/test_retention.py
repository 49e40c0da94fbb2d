"""What the page says is what the region decided."""

from doorlijn.region.retention import categories
from services.portal.domain.retention import CATEGORIES
from services.portal.domain.words import RETENTION


def test_the_page_shows_the_clocks_that_the_region_decided():
    decided = {each.code: each.years for each in categories()}

    assert {each.code: each.years for each in CATEGORIES} == decided
    assert set(RETENTION) == set(decided)
