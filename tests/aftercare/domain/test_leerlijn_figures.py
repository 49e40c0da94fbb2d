"""Figures per leerlijn: no figure below five, and none that follows from the others or from how many there are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from services.aftercare.domain.leerlijn_figures import STEPS, Steps, publish_steps

counts = st.integers(0, 40)
leerlijnen = st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.builds(Steps, *[counts] * 4), max_size=8)


@settings(deadline=None, derandomize=True)
@given(leerlijnen, st.lists(counts, max_size=8))
def test_what_is_shown_is_true_and_never_below_five(rows, followed):
    published = publish_steps(rows, followed)

    assert published.keys() == rows.keys()
    for key, row in published.items():
        for stage in STEPS:
            figure = getattr(row, stage)
            assert figure is None or (figure >= 5 and figure <= getattr(rows[key], stage) < figure + 5)


@settings(deadline=None, derandomize=True)
@given(leerlijnen, st.lists(counts, max_size=8))
def test_every_figure_could_be_four_more_among_the_people_that_are_known_to_be_there(rows, followed):
    published = publish_steps(rows, followed)
    known = sum(count // 5 * 5 for count in followed)

    for stage in ("reserved", "agreed", "begun"):
        figures = [getattr(row, stage) or 0 for row in published.values()]
        assert not any(figures) or sum(figures) + 4 <= known


def test_when_nearly_everybody_is_in_a_leerlijn_that_is_not_told():
    assert publish_steps({"groen": Steps(agreed=9)}, [9])["groen"].agreed is None
    assert publish_steps({"groen": Steps(agreed=9)}, [10])["groen"].agreed == 5


def test_of_what_somebody_wants_there_may_be_several():
    found = publish_steps({"groen": Steps(wanted=9), "zorg": Steps(wanted=9)}, [10])

    assert [row.wanted for row in found.values()] == [5, 5]
