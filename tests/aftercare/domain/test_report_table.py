"""No figure of a report below five, and none that follows from the others: tried in every way that adds up."""

from itertools import product
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from services.aftercare.domain.ids import SchoolId
from services.aftercare.domain.margins import Figure, narrowed
from services.aftercare.domain.report_table import Counted, publish

SHAPE = {"placed": ("work", "mbo"), "not_placed": ("unknown",)}
PATHS = [(group, each) for group, categories in SHAPE.items() for each in categories]
A, B = SchoolId(UUID(int=1)), SchoolId(UUID(int=2))


def people(counts):
    """Counts per school, in the order of the categories."""
    return [
        Counted(school, path)
        for school, numbers in counts.items()
        for path, number in zip(PATHS, numbers, strict=True)
        for _ in range(number)
    ]


def figures(table):
    lines = [*table.schools.values(), table.region]
    return [value for line in lines for value in (line.total, *line.groups.values(), *line.categories.values())]


def test_figures_come_in_steps_of_five():
    table = publish(people({A: (12, 6, 6)}), SHAPE)

    assert table.schools[A].total == table.region.total == 20
    assert table.schools[A].groups == {"placed": 15, "not_placed": 5}
    assert table.schools[A].categories == {"work": 10, "mbo": 5, "unknown": 5}


def test_below_five_nothing_is_shown():
    table = publish(people({A: (4, 3, 2), B: (30, 1, 0)}), SHAPE)

    assert table.schools[A].categories == {"work": None, "mbo": None, "unknown": None}
    assert table.schools[B].categories["work"] == 30


def test_a_total_that_its_parts_cannot_reach_is_left_out_and_the_parts_stay():
    """At most 19 and 9 make 28: that a total of 25-29 is not 29 would be told."""
    table = publish(people({A: (12, 7, 9)}), SHAPE)

    assert (table.schools[A].total, table.region.total) == (None, None)
    assert table.schools[A].groups == {"placed": 15, "not_placed": 5}


def test_a_total_that_would_tell_what_was_left_out_does_not_stand_beside_it():
    """Ten schools with four each: that a figure is below five and the total forty would tell that each has four."""
    table = publish(people({SchoolId(UUID(int=number)): (4, 0, 0) for number in range(1, 11)}), SHAPE)

    assert set(figures(table)) == {None}


def ways_to_read(numbers):
    """Everything that one school can have been, to whoever sees its line and the region's: tried one by one."""
    shown = figures(publish(people({A: numbers}), SHAPE))
    cells = [
        range(26) if value is None and true >= 5 else range(value or 0, (value or 0) + 5)
        for value, true in zip(shown[3:6], numbers, strict=True)
    ]
    ways = [totals({A: other}) for other in product(*cells)]
    fits = [
        way
        for way in ways
        if all(value is None or value <= at < value + 5 for value, at in zip(shown, way, strict=True))
    ]
    return shown, fits


def totals(counts):
    """Every figure, as `figures` lists them, but true."""
    lines = [*counts.values(), [sum(column) for column in zip(*counts.values(), strict=True)]]
    return [value for w, m, u in lines for value in (w + m + u, w + m, u, w, m, u)]


@settings(deadline=None, derandomize=True, max_examples=40)
@given(st.tuples(st.integers(1, 20), st.integers(0, 20), st.integers(0, 20)))
def test_every_figure_of_a_school_could_be_each_of_five(numbers):
    shown, ways = ways_to_read(numbers)

    for place, value in enumerate(shown):
        if value is not None:
            assert {way[place] for way in ways} == set(range(value, value + 5))


@settings(deadline=None, derandomize=True, max_examples=25)
@given(
    st.dictionaries(
        st.integers(1, 6).map(lambda number: SchoolId(UUID(int=number))),
        st.tuples(*[st.integers(0, 30)] * 3),
        max_size=6,
    )
)
def test_what_is_shown_is_true_and_never_below_five(counts):
    shown = publish(people(counts), SHAPE)
    there = {school: numbers for school, numbers in sorted(counts.items(), key=str) if any(numbers)}

    truth = totals(there) if there else [0] * 6
    for value, true in zip(figures(shown), truth, strict=True):
        assert value is None or (value >= 5 and value <= true < value + 5)


def test_a_figure_is_narrowed_when_its_total_leaves_it_no_room():
    """Two parts of 0-4 and a total of 5-9: the total can be nine for nobody, and no part can be nought at nine."""
    net = [Figure("all", "a", 0, 4, 3), Figure("all", "b", 0, 4, 3)]
    net += [Figure("a", "sum", 0, 4, 3), Figure("b", "sum", 0, 4, 3), Figure("sum", "all", 5, 9, 6)]

    assert narrowed(net) == [0, 1, 2, 3, 4]


def test_a_figure_is_free_when_others_can_make_up_for_it():
    net = [Figure("all", "a", 5, 9, 6), Figure("all", "b", 0, 4, 3)]
    net += [Figure("a", "sum", 5, 9, 6), Figure("b", "sum", 0, 4, 3), Figure("sum", "all", 5, 9, 9)]

    assert narrowed(net) == []
