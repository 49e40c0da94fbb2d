"""The heart of a fact in as few characters as can be: one letter a member, work processes without what repeats."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from language.days import AMSTERDAM
from services.certification.domain.catalogue import CORE_TASK
from services.certification.domain.certificate import Diploma, Earned, Fact
from services.certification.papers.jose import Json, Unreadable

FORMS: Final = (set("nbsdcw"), set("nbsdp"))  # of a praktijkverklaring, and of a diploma
WITH_HELP: Final = "*"
DAY: Final = re.compile(r"\d{8}")
PROCESS: Final = re.compile(rf"({CORE_TASK})?(?:-?(W[0-9]+))?(\*?)")


@dataclass(frozen=True)
class Heart:
    """What the short form says; titles and company are on the paper, and behind the other code."""

    name: str
    born_on: date
    serial: str
    issued_on: date
    crebo: str  # none of a diploma
    work_processes: tuple[tuple[str, str], ...]  # code and judgement
    programme: str  # of a diploma only
    is_test: bool


def packed(certificate: Fact) -> Json:
    """Give the payload of the short form."""
    issued = certificate.issued_at.astimezone(AMSTERDAM)
    return {
        "n": certificate.holder.name,
        "b": _written_day(certificate.holder.born_on),
        "s": certificate.serial,
        "d": _written_day(issued.date()),
        **_about(certificate),
    } | ({"t": 1} if certificate.is_test else {})


def _about(certificate: Fact) -> Json:
    if isinstance(certificate, Diploma):
        return {"p": certificate.programme}
    return {"c": certificate.qualification.crebo, "w": _written(certificate.work_processes)}


def heart_in(payload: Json) -> Heart:
    """Read the short form."""
    says = set(payload) - {"t"}
    if says not in FORMS:
        raise Unreadable("the short form lacks something, or has too much")
    if not all(isinstance(payload[each], str) for each in says):
        raise Unreadable("the short form holds what is no text")
    return Heart(
        name=payload["n"],
        born_on=_day(payload["b"]),
        serial=payload["s"],
        issued_on=_day(payload["d"]),
        crebo=payload.get("c", ""),
        work_processes=tuple(_read(payload["w"])) if "w" in payload else (),
        programme=payload.get("p", ""),
        is_test="t" in payload,
    )


def _written(earned: tuple[Earned, ...]) -> str:
    """B1-K1-W1 B1-K1-W2 (with help) B1-K2-W1 becomes B1-K1-W1,W2*,B1-K2-W1."""
    parts, task = [], ""
    for each in earned:
        head, _, process = each.code.rpartition("-")
        code = process if head == task and process.startswith("W") else each.code
        task = head if process.startswith("W") else each.code
        parts.append(code + (WITH_HELP if each.judgement == "with_help" else ""))
    return ",".join(parts)


def _read(text: str) -> list[tuple[str, str]]:
    found, task = [], ""
    for part in text.split(","):
        match = PROCESS.fullmatch(part)
        if not match or not (match[1] or (task and match[2])):
            raise Unreadable(f"no work process: {part!r}")
        task = match[1] or task
        code = f"{task}-{match[2]}" if match[2] else task
        found.append((code, "with_help" if match[3] else "alone"))
    return found


def _written_day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _day(text: str) -> date:
    if not DAY.fullmatch(text):
        raise Unreadable("no day")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Unreadable("no day") from error
