"""What requests are made of in every API: whatever is wrong is named with what to do."""

from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, pre_load
from marshmallow.validate import Length, OneOf, Regexp

from language.texts import N_, Later

MESSAGES: Final[dict[str, Any]] = {
    "required": N_("Vul dit veld in."),
    "null": N_("Vul dit veld in."),
    "invalid": N_("Dit klopt niet. Kijk dit veld na."),
    "invalid_utf8": N_("Dit is geen leesbare tekst."),
    "invalid_uuid": N_("Dit is geen geldig nummer (uuid)."),
    "too_large": N_("Dit getal is te groot."),
    "special": N_("Vul een gewoon getal in."),
}
NOT_REQUIRED: Final[dict[str, Any]] = {"load_default": None, "allow_none": True}
MUNICIPALITY: Final = Regexp(r"GM[0-9]{4}\Z", error=N_("Een gemeentecode is GM en vier cijfers, bijvoorbeeld GM9001."))
LINES: Final = dict.fromkeys(map(ord, "\r\n\t"), " ")


def readable(given: str) -> None:
    """Refuse what cannot be seen, or turns what stands beside it around: a name shows as what it is."""
    if not given.isprintable():
        raise ValidationError(N_("Deze tekst bevat tekens die niet leesbaar zijn. Typ de tekst opnieuw."))


def readable_lines(given: str) -> None:
    """Refuse the same in a text that may have more than one line."""
    readable(given.translate(LINES))


def text(most: int = 200, *, required: bool = True, lines: bool = False) -> fields.String:
    """A readable text; only where lines are asked for may it have more than one."""
    bounds = Length(1, most, error=Later("Vul {min} tot {max} tekens in."))
    kept = {} if required else NOT_REQUIRED
    check = readable_lines if lines else readable
    return fields.String(required=required, validate=[bounds, check], error_messages=MESSAGES, **kept)


def one_of(choices: tuple[str, ...], *, required: bool = True, default: str | None = None) -> fields.String:
    """One of some words; where it is not required, nothing or the default."""
    check = OneOf(choices, error=Later("Kies uit: {choices}."))
    kept: dict[str, Any] = {} if required else {"load_default": default, "allow_none": default is None}
    return fields.String(required=required, validate=check, error_messages=MESSAGES, **kept)


class Input(Schema):
    """Takes the spaces off every text before looking at it."""

    error_messages = {  # noqa: RUF012  marshmallow's own name and shape
        "unknown": N_("Dit veld kennen wij niet. Laat het weg."),
        "type": N_("Geef een object met velden."),
    }

    @pre_load
    def tidy_all(self, given: Any, **_: object) -> Any:  # noqa: ANN401  whatever a client sent
        """Tidy every text; anything else is looked at as it is."""
        if not isinstance(given, dict):
            return given
        return {
            name: self.tidy(name, value.strip()) if isinstance(value, str) else value for name, value in given.items()
        }

    def tidy(self, name: str, given: str) -> str | None:
        """Say what a text means, without the spaces around it."""
        del name
        return given
