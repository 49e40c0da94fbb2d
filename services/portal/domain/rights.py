"""Who decides about a young person's data: the parents, the young person, or the young person alone, by age."""

from datetime import date
from typing import Literal

from language.texts import N_

Holder = Literal["parents", "pupil", "pupil_alone"]

DECIDES_FROM = 16  # AVG, article 8, and article 5 of the Uitvoeringswet
ALONE_FROM = 18  # parents of 16 and 17 keep the right to hear how school goes

SENTENCES: dict[Holder, str] = {
    "parents": N_("De ouders beslissen over deze gegevens, tot de jongere 16 is."),
    "pupil": N_("De jongere beslist zelf over deze gegevens. De ouders mogen de voortgang op school weten."),
    "pupil_alone": N_("De jongere beslist alleen over deze gegevens. Deel niets met de ouders zonder toestemming."),
}


def birthday(born: date, age: int) -> date:
    """Give the day on which somebody reaches an age; who was born on 29 February does so on 1 March."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def rights_holder(born: date, today: date) -> Holder:
    """Give who decides on this day."""
    if today < birthday(born, DECIDES_FROM):
        return "parents"
    return "pupil" if today < birthday(born, ALONE_FROM) else "pupil_alone"
