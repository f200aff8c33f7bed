"""How answers show themselves: a table in a notebook, a data frame in pandas."""

from typing import TYPE_CHECKING

from regesta.core.records import Record

if TYPE_CHECKING:
    import pandas


class Shown(Record, frozen=True, kw_only=True):
    """What shows itself in a notebook, compactly, with words and place, and goes to pandas."""

    def _repr_html_(self) -> str:
        from regesta.exports import frames

        return frames.page(self)

    def to_frame(self) -> "pandas.DataFrame":
        """As a data frame, a row a row, with its words and their place.

        Raises:
            UsageError: pandas isn't installed.
        """
        from regesta.exports import frames

        return frames.to_pandas(self)
