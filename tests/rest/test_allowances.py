"""Who sends too much waits as long as it takes to have room again, and nobody else does."""

from rest.allowances import Buckets, allowance

TEN = allowance("person", 60)  # ten at once, one a second


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_as_many_as_are_allowed_at_once_and_not_one_more():
    buckets = Buckets(Clock())

    verdicts = [buckets.take([(TEN, "a")]) for _ in range(11)]

    assert [verdict.left for verdict in verdicts[:10]] == list(range(9, -1, -1))
    assert (verdicts[10].wait, verdicts[10].seconds) == (1.0, 1)


def test_waiting_gives_room_again_and_never_more_than_full():
    clock = Clock()
    buckets = Buckets(clock)
    for _ in range(10):
        buckets.take([(TEN, "a")])

    clock.now += 1
    assert buckets.take([(TEN, "a")]).wait == 0
    assert buckets.take([(TEN, "a")]).wait > 0
    clock.now += 3600
    assert buckets.take([(TEN, "a")]).left == 9


def test_others_are_not_affected():
    buckets = Buckets(Clock())
    for _ in range(20):
        buckets.take([(TEN, "a")])

    assert buckets.take([(TEN, "b")]).left == 9


def test_what_is_refused_by_one_limit_costs_nothing_of_another():
    buckets, wide = Buckets(Clock()), allowance("organisation", 600)
    for _ in range(30):
        buckets.take([(TEN, "a"), (wide, "school")])

    assert buckets.take([(wide, "school")]).left == 100 - 10 - 1


def test_headers_say_what_is_left_and_when_to_come_back():
    buckets = Buckets(Clock())

    for _ in range(10):
        verdict = buckets.take([(TEN, "a")])
    assert verdict.headers() == {"RateLimit-Policy": '"person";q=10;w=60', "RateLimit": '"person";r=0;t=0'}
    assert buckets.take([(TEN, "a")]).headers()["Retry-After"] == "1"
