"""What follows from what is told: memberships, ties, works, holdings, causes, rival accounts, findings."""

from regesta.synthesis.accounts import find_accounts
from regesta.synthesis.causes import find_causes
from regesta.synthesis.characterisations import Voices, find_characterisations
from regesta.synthesis.findings import find_findings
from regesta.synthesis.holdings import find_holdings
from regesta.synthesis.memberships import find_memberships
from regesta.synthesis.ties import find_ties
from regesta.synthesis.works import find_works

__all__ = [
    "Voices",
    "find_accounts",
    "find_causes",
    "find_characterisations",
    "find_findings",
    "find_holdings",
    "find_memberships",
    "find_ties",
    "find_works",
]
