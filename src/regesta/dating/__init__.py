"""Dates in prose: date phrases to EDTF values with the anchors they rest on, the narrative's clock, odd dates.

    >>> parse("late spring 1848").edtf
    '1848-05~'

`find_times` reads a document, `clock` tells which date is in force at a place, `findings` what an editor would query.
"""

from regesta.dating.clock import Clock, clock
from regesta.dating.finder import find_times
from regesta.dating.findings import findings
from regesta.dating.reading import Dated, UnreadableDate, parse

__all__ = ["Clock", "Dated", "UnreadableDate", "clock", "find_times", "findings", "parse"]
