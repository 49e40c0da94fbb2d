"""No figure below five people, and none that follows from the others."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from services.aftercare.domain.figures import STAGES, Counts, publish, shown


@st.composite
def rows(draw):
    left = draw(st.integers(0, 60))
    coached = draw(st.integers(0, left))
    accepted = draw(st.integers(0, coached))
    working = draw(st.integers(0, accepted))
    owed = draw(st.integers(0, accepted - working))
    return Counts(left, coached, accepted, working, owed, draw(st.integers(0, accepted - working - owed)))


def tables(most):
    return st.dictionaries(st.text("abcdef", min_size=1, max_size=3), rows(), max_size=most)


def is_possible(counts):
    return (
        counts.left >= counts.coached >= counts.accepted >= counts.working + counts.owed + counts.next_step
        and min(vars(counts).values()) >= 0
    )


@settings(deadline=None, derandomize=True)
@given(tables(8), tables(8))
def test_what_is_shown_is_true_and_never_below_five(schools, municipalities):
    published = publish(schools, municipalities)

    for given_rows, shown_rows in ((schools, published.schools), (municipalities, published.municipalities)):
        assert shown_rows.keys() == given_rows.keys()
        for key, row in shown_rows.items():
            for stage in STAGES:
                figure = getattr(row, stage)
                assert figure is None or (figure >= 5 and figure <= getattr(given_rows[key], stage) < figure + 5)


@settings(deadline=None, derandomize=True)
@given(rows(), st.sampled_from(STAGES), st.integers(0, 4))
def test_every_figure_could_be_each_of_five_whatever_stands_beside_it(counts, stage, more):
    """A witness: another row that is shown alike, with the chosen figure at the chosen value."""
    floor = {name: (shown(value) or 0) for name, value in vars(counts).items()}
    before = (
        STAGES[: STAGES.index(stage)] if stage in {"left", "coached", "accepted"} else ("left", "coached", "accepted")
    )
    tops = {name: floor[name] + 4 for name in before if name != stage}

    other = Counts(**(floor | tops | {stage: floor[stage] + more}))

    assert is_possible(other)
    assert publish({"a": other}, {}) == publish({"a": counts}, {})


def only(left):
    return Counts(left, 0, 0, 0, 0, 0)


def test_two_views_on_the_same_people_never_tell_a_figure_together():
    """Whatever both views show, every figure of both could be each of five: all that adds up is tried."""
    for floors in product((0, 5, 10, 20), repeat=4):
        ways = [one for one in product(*(range(at, at + 5) for at in floors)) if one[0] + one[1] == one[2] + one[3]]
        if not ways:
            continue
        first, second, town, other_town = ways[0]
        published = publish({"a": only(first), "b": only(second)}, {"x": only(town), "y": only(other_town)})
        are_shown = any(row.left for row in published.municipalities.values())
        if are_shown:
            assert {len(set(column)) for column in zip(*ways, strict=True)} == {5}, floors
