"""Note markers, the notes they lead to, the words each note can support, and the works that notes cite."""

from regesta.apparatus.citations import citations
from regesta.apparatus.notes import blank, find_notes
from regesta.apparatus.settled import settled

__all__ = ["blank", "citations", "find_notes", "settled"]
