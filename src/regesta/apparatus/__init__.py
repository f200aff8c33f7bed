"""Note markers, the notes they lead to, the words each note can support, and the works that notes cite."""

from regesta.apparatus.notes import blank, find_notes

__all__ = ["blank", "find_notes"]
