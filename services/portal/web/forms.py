"""A form keeps everything that was typed, and says what is wrong with a link to each field."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from flask import request

from language.texts import _
from services.portal.domain.refusals import Refusal
from services.portal.web import fields

LONGEST = 2000
STALE = 412
ANSWERABLE = {400, 409, 422}  # what the person at the screen can put right


@dataclass(frozen=True)
class Field:
    """One question: its name, what we ask, how to answer, and what to say when it stays empty."""

    name: str
    label: str
    hint: str = ""
    kind: str = "text"  # text, select, radio, area, file
    read: Callable[[str], object] = fields.text
    choices: tuple[tuple[str, str], ...] = ()
    is_required: bool = True
    missing: str = ""
    size: str = ""  # short, middle; empty is full width
    keyboard: str = ""  # the inputmode: numeric, decimal

    def value_of(self, typed: str) -> object:
        """The value, or Wrong with a sentence in Dutch."""
        if not typed:
            if self.is_required:
                raise fields.Wrong(self.missing or _("Vul dit in."))
            return None
        if len(typed) > LONGEST:
            raise fields.Wrong(_("Dit is te lang. Gebruik hooguit {most} tekens.").format(most=LONGEST))
        if self.choices and typed not in dict(self.choices):
            raise fields.Wrong(self.missing or _("Kies een van de antwoorden."))
        return self.read(typed)


def new_key() -> str:
    """A key for one sending of one form: sent twice, it is done once."""
    return str(uuid4())


def day_field(name: str, label: str, missing: str, hint: str = "", *, is_required: bool = True) -> Field:
    """A day, typed as text: a browser's own date field shows the day in the order of the browser, not of the reader."""
    example = _("Bijvoorbeeld 21-11-2026.")
    return Field(
        name,
        label,
        hint=f"{hint} {example}".strip(),
        read=fields.day,
        is_required=is_required,
        missing=missing,
        size="short",
        keyboard="numeric",
    )


class Form:
    """The questions of one page with what was typed and what is wrong."""

    def __init__(self, questions: Iterable[Field], typed: Mapping[str, str] | None = None) -> None:
        self.questions = {question.name: question for question in questions}
        self.typed = {name: (typed or {}).get(name, "").strip() for name in self.questions}
        self.errors: dict[str, str] = {}
        self.problems: list[str] = []
        self.rule = ""  # the name of the rule that an API refused it by
        self.key = new_key()

    def read(self) -> dict[str, Any] | None:
        """All values, or None when something must be typed again."""
        values: dict[str, Any] = {}
        for name, question in self.questions.items():
            try:
                values[name] = question.value_of(self.typed[name])
            except fields.Wrong as wrong:
                self.errors[name] = str(wrong)
        return None if self.errors else values

    def blame(self, refusal: Refusal, names: Mapping[str, str] | None = None) -> None:
        """Put what an API refused beside the field it is about, the rest at the top."""
        self.rule = refusal.rule
        for error in refusal.errors:
            of = names or {}
            name = of.get(error.path) or of.get(error.field, error.field)
            if name in self.questions:
                self.errors[name] = error.reason
            elif error.reason:
                self.problems.append(error.reason)
        if not self.errors and not self.problems:
            self.problems.append(refusal.detail or _("Dit kon niet worden opgeslagen. Kijk de antwoorden na."))

    @property
    def is_wrong(self) -> bool:
        """Whether the page must start with a summary of errors."""
        return bool(self.errors or self.problems)


def settled(form: Form, send: Callable[[dict[str, Any]], None], names: Mapping[str, str] | None = None) -> bool:
    """Read the form and send it; what is wrong, here or at the API, comes to stand in the form.

    `names` says which question a field of the API belongs to, where the two differ.
    """
    values = form.read()
    if values is None:
        return False
    try:
        send(values)
    except Refusal as refusal:
        if refusal.status not in ANSWERABLE:
            raise
        form.blame(refusal, names)
        return False
    return True


def stale_or_settled(form: Form, send: Callable[[dict[str, Any]], None], names: Mapping[str, str] | None = None) -> str:
    """Send the form like `settled`; says "stale" when somebody else changed it since this reader saw it."""
    try:
        return "settled" if settled(form, send, names) else "wrong"
    except Refusal as refusal:
        if refusal.status != STALE:
            raise
        return "stale"


def sent(form: Form, send: Callable[[str], None]) -> bool:
    """Change what was shown, by the version it had; tells whether something went wrong, which then stands in the form."""
    try:
        send(request.form.get("version", ""))
    except Refusal as refusal:
        if refusal.status == STALE:
            form.problems.append(
                _(
                    "Een collega heeft dit net ook gewijzigd. Hieronder staat wat er nu geldt. Kijk het na en stuur het nog eens."
                )
            )
        elif refusal.status in ANSWERABLE:
            form.blame(refusal)
        else:
            raise
    return form.is_wrong


def sendable(values: dict[str, Any]) -> dict[str, Any]:
    """Days and moments as text; what was left empty is not sent."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
        if value is not None
    }
