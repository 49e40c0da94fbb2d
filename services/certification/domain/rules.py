"""The rules of certification, each with a sentence for whoever runs into it."""


class RuleBroken(Exception):
    """Somebody asked for what the rules of the work do not allow; the text says what to do instead."""


class QualificationNotFound(LookupError):
    """No such qualification."""
