from datetime import date, timedelta

import pytest

from services.aftercare.domain.signals import AGES, KINDS, age_of, tallies

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("days", "age"),
    [(-3, "in_time"), (0, "in_time"), (1, "week"), (7, "week"), (8, "fortnight"), (15, "month"), (29, "longer")],
)
def test_how_late_something_is_has_a_name(days, age):
    assert age_of(days) == age


def test_every_kind_and_age_is_counted_also_where_there_is_nothing():
    late = TODAY - timedelta(days=9)

    counted = tallies([("not_accepted", late, 2), ("not_accepted", late + timedelta(days=1), 1)], TODAY)

    assert len(counted) == len(KINDS) * len(AGES)
    assert [(one.kind, one.age, one.count) for one in counted if one.count] == [("not_accepted", "fortnight", 3)]
