"""Texts for the pages, where they always were: the words themselves are looked up in the house's own catalogues."""

from language.texts import N_, _, ngettext

__all__ = ["N_", "_", "ngettext"]
