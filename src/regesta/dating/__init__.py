"""Dates in prose: date phrases to EDTF values with the anchors they rest on, and the narrative's clock."""

from regesta.dating.clock import Clock, clock
from regesta.dating.finder import find_times
from regesta.dating.findings import findings

__all__ = ["Clock", "clock", "find_times", "findings"]
