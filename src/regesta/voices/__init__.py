"""Voices: what is quoted, who says it, and whose word each thing rests on."""

from regesta.voices.quotations import find_quotations

__all__ = ["find_quotations"]
