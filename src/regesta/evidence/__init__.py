"""Evidence: what backs each attribution, what the narrator makes of it, and how sure he is."""

from regesta.evidence.hedges import certainty, polarity
from regesta.evidence.weighing import weigh

__all__ = ["certainty", "polarity", "weigh"]
