from services.portal.domain.overview import WIDTH, Funnel, Tally, bars, by_age, range_of


def test_the_largest_bar_is_as_wide_as_the_drawing():
    drawn = bars([("a", 4, "4"), ("b", 8, "8"), ("c", 0, "0")])

    assert [bar.width for bar in drawn] == [WIDTH // 2, WIDTH, 0]


def test_nothing_is_drawn_as_nothing():
    assert [bar.width for bar in bars([("a", 0, "0")])] == [0]


def test_ages_are_added_up_over_all_kinds():
    tallies = [Tally("not_accepted", "week", 2), Tally("no_job_coach", "week", 1), Tally("x", "unheard of", 9)]

    assert {age: count for age, count in by_age(tallies).items() if count} == {"week": 3}


def test_a_figure_is_said_as_the_five_it_may_be():
    funnel = Funnel(20, 5, None, None, None, None, municipality="GM9001")

    assert (range_of(funnel, "left"), range_of(funnel, "accepted")) == ("20–24", "")
