"""The rules of certification, each with a sentence for whoever runs into it."""

from collections.abc import Sequence


class RuleBroken(Exception):
    """Somebody asked for what the rules of the work do not allow; the text says what to do instead."""


class QualificationNotFound(LookupError):
    """No such qualification."""


class PupilNotFound(LookupError):
    """No such pupil, or none that the reader may do this for."""


class TrajectoryNotFound(LookupError):
    """No such trajectory, or none that the reader may see."""


class EvidenceRequestNotFound(LookupError):
    """No such request to a trainer, or one that is over."""


class PhotoNotFound(LookupError):
    """No such photo, or none that the reader may see."""


class NothingToJudge(LookupError):
    """This browser is let in to no task, or no longer."""


class TrajectoryRefused(Exception):
    """What was sent makes no trajectory; `mistakes` holds everything that is wrong: a field and a sentence."""

    def __init__(self, mistakes: Sequence[tuple[str, str]]) -> None:
        super().__init__(" ".join(sentence for _field, sentence in mistakes))
        self.mistakes = mistakes
