"""Voices: what is quoted, who says it, and whose word each thing rests on."""

from regesta.voices.attributions import find_attributions
from regesta.voices.hearers import give_hearers
from regesta.voices.people import Passage, People
from regesta.voices.quotations import find_quotations
from regesta.voices.speakers import give_speakers

__all__ = ["Passage", "People", "find_attributions", "find_quotations", "give_hearers", "give_speakers"]
