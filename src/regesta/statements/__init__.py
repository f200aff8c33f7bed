"""What happened: triggers, types, roles, dates, whose word."""

from regesta.statements.events import link_events
from regesta.statements.finding import Surroundings, find_statements
from regesta.statements.roles import links_of, surest
from regesta.statements.saying import date_attributions, date_quotations

__all__ = [
    "Surroundings",
    "date_attributions",
    "date_quotations",
    "find_statements",
    "link_events",
    "links_of",
    "surest",
]
