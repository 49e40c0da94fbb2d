"""The two-year clock: a ring that closes as aftercare runs on, and the line of a young person's two years."""

from dataclasses import dataclass
from datetime import date
from math import cos, pi, sin

CENTRE = 100.0
RADIUS = 82.0
FULL = 0.9999  # an arc that ends where it starts is drawn as nothing


@dataclass(frozen=True)
class Clock:
    """What is drawn and what is said about two years of aftercare."""

    arc: str
    hand: tuple[float, float]
    ticks: list[tuple[float, float, float, float]]
    share: float
    months_left: int
    is_over: bool

    @property
    def percent(self) -> int:
        """How much of the two years has passed, in whole percents."""
        return round(self.share * 100)


def clock(begins_on: date, ends_on: date, today: date) -> Clock:
    """The clock as it stands today; before the first day it stands at zero, after the last it is full."""
    share = passed(begins_on, ends_on, today)
    return Clock(
        arc=arc(share),
        hand=on_ring(share, RADIUS),
        ticks=[(*on_ring(n / 8, RADIUS - 13), *on_ring(n / 8, RADIUS - 9)) for n in range(8)],
        share=share,
        months_left=months_between(today, ends_on),
        is_over=today > ends_on,
    )


def passed(begins_on: date, ends_on: date, today: date) -> float:
    """The share of the days between begin and end that lies behind us, from 0 to 1."""
    days = max((ends_on - begins_on).days, 1)
    return min(max((today - begins_on).days / days, 0.0), 1.0)


def arc(share: float) -> str:
    """The SVG path from twelve o'clock, clockwise."""
    if share <= 0:
        return ""
    turn = min(share, FULL)
    x, y = on_ring(turn, RADIUS)
    large = 1 if turn > 1 / 2 else 0
    return f"M {CENTRE:g} {CENTRE - RADIUS:g} A {RADIUS:g} {RADIUS:g} 0 {large} 1 {x:g} {y:g}"


def on_ring(share: float, radius: float) -> tuple[float, float]:
    """The point at this share of a full turn."""
    angle = 2 * pi * share - pi / 2
    return round(CENTRE + radius * cos(angle), 2), round(CENTRE + radius * sin(angle), 2)


def months_between(today: date, until: date) -> int:
    """Whole months that are left; zero when it is over."""
    months = (until.year - today.year) * 12 + until.month - today.month
    return max(months - (1 if until.day < today.day else 0), 0)
