"""Who decides changes on a birthday, not a day before."""

from datetime import date

import pytest

from services.portal.domain.rights import rights_holder


@pytest.mark.parametrize(
    ("born", "today", "holder"),
    [
        (date(2010, 5, 10), date(2026, 5, 9), "parents"),
        (date(2010, 5, 10), date(2026, 5, 10), "pupil"),
        (date(2010, 5, 10), date(2028, 5, 9), "pupil"),
        (date(2010, 5, 10), date(2028, 5, 10), "pupil_alone"),
        (date(2008, 2, 29), date(2026, 2, 28), "pupil"),
        (date(2008, 2, 29), date(2026, 3, 1), "pupil_alone"),
        (date(2008, 2, 29), date(2024, 2, 28), "parents"),
        (date(2008, 2, 29), date(2024, 2, 29), "pupil"),
    ],
)
def test_under_16_the_parents_from_16_the_pupil_from_18_the_pupil_alone(born, today, holder):
    assert rights_holder(born, today) == holder
