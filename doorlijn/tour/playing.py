"""Plays the story and notes each step; stops at the first that was not seen to happen."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from doorlijn.tour.stage import Stage
from doorlijn.tour.story import Story
from doorlijn.tour.telling import Step
from doorlijn.tour.watching import NotSeen, Unreachable


def play(stage: Stage, show: Callable[[Step], None]) -> dict[str, Any]:
    """Play all steps, showing each when it is over; the answer is what `--json` prints."""
    began, started_at = time.monotonic(), stage.clock()
    steps: list[Step] = []
    story = Story(stage)
    for number, (name, title, act) in enumerate(story.acts(), 1):
        step = Step(number, name, title, stage.clock())
        steps.append(step)
        _play(stage, step, act)
        show(step)
        if not step.ok:
            break
    known = [each for each in story.cast.youngsters if each.pupil_id]
    return {
        "ok": all(step.ok for step in steps),
        "url": stage.installation.url,
        "started_at": started_at.astimezone(UTC).isoformat(timespec="milliseconds"),
        "seconds": round(time.monotonic() - began, 3),
        "pupil_ids": [each.pupil_id for each in known],
        "case_ids": [each.case["id"] for each in known if each.case],
        "steps": [step.as_json() for step in steps],
    }


def _play(stage: Stage, step: Step, act: Callable[[], None]) -> None:
    stage.step, began = step, time.monotonic()
    try:
        act()
        step.ok = True
    except (NotSeen, Unreachable) as missed:
        step.problem = str(missed)
    except (KeyError, TypeError, ValueError, IndexError) as strange:
        step.problem = f"onverwacht antwoord: {type(strange).__name__} {strange}"
    step.seconds = time.monotonic() - began


def utc_now() -> datetime:
    """Read the clock, at the door."""
    return datetime.now(UTC)  # noqa: TID251  the door: inside, the time is an argument
