"""Names, descriptions and pronouns become entities: people, groups, places, works, events."""

from regesta.mentions.finding import find_entities
from regesta.mentions.people import People
from regesta.mentions.speech import give_first_person

__all__ = ["People", "find_entities", "give_first_person"]
