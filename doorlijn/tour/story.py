"""The story itself: its steps in order, and who plays in them."""

from collections.abc import Callable, Iterator

from doorlijn.tour.cast import Cast
from doorlijn.tour.leaving import Leaving
from doorlijn.tour.stage import Stage
from doorlijn.tour.talking import Talking

Act = tuple[str, str, Callable[[], None]]


class Story:
    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.cast = Cast(stage)

    def acts(self) -> Iterator[Act]:
        """Give the steps in order: a name for machines, a title for people, and what happens."""
        leaving, talking = Leaving(self.stage, self.cast), Talking(self.stage, self.cast)
        yield "sheet_previewed", "De school bekijkt de lijst van schoolverlaters", leaving.preview
        yield "sheet_imported", "De school levert de lijst in", leaving.bring_in
        yield "cases_opened", "Er zijn twee zaken, elk met een jobcoach", leaving.see_cases
        yield "job_coach_told", "De jobcoach weet ervan", leaving.tell_coach
        yield "case_accepted", "De jobcoach neemt de zaak aan", leaving.accept
        yield "ended_by_itself", "Een contract loopt vanzelf af", talking.end_by_itself
        yield "end_reported", "De jobcoach meldt dat het werk stopt", talking.report_end
        yield "conversation_requested", "Er is een loopbaangesprek nodig", talking.request
        yield "appointment_made", "De werkconsulent kiest een van drie tijden", talking.plan
        yield "appointment_moved", "De werkconsulent verplaatst het gesprek", talking.move
        yield "conversation_missed", "Robin komt niet, en het gesprek wordt opnieuw gepland", talking.miss
        yield "conversation_held", "Het gesprek is gevoerd", talking.hold
        yield "next_step_agreed", "De vervolgstap is afgesproken", talking.agree
        yield "next_step_confirmed", "De vervolgstap is begonnen", talking.confirm
        yield "all_arrived", "Elke gebeurtenis is aangekomen", self.all_arrived

    def all_arrived(self) -> None:
        count = self.stage.all_arrived("notifications")
        admin = self.stage.company.first("admin")
        self.stage.tell(admin, f"{count} gebeurtenissen, alle aangekomen")
