"""What a worker does besides its messages goes on after an error, and stops when it is told to."""

import time
from itertools import count

from doorlijn.rounds import go_round


def test_rounds_go_on_after_an_error_and_without_a_pause_while_there_is_work():
    seen: list[int] = []
    number = count()

    def one_round() -> bool:
        seen.append(next(number))
        if seen[-1] == 1:
            raise LookupError
        return True

    began = time.monotonic()
    go_round(one_round, lambda: len(seen) == 5, failure="x", pause=60.0, pause_after_error=0.1)

    assert seen == [0, 1, 2, 3, 4]
    assert 0.1 <= time.monotonic() - began < 5


def test_a_long_pause_ends_when_it_is_over():
    began = time.monotonic()

    go_round(lambda: False, lambda: time.monotonic() - began > 0.2, failure="x", pause=300.0)

    assert time.monotonic() - began < 5


def test_what_is_over_does_nothing_more():
    go_round(lambda: 1 / 0 > 0, lambda: True, failure="x")
