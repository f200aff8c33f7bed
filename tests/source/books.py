"""A small book of our own writing, bound in every format by the benchmark's bindery."""

from benchmarks.bindery import Book, Chapter, Note

BOOK = Book(
    "The Salt Registers",
    [
        Chapter(
            "The Clerk of Varn",
            [
                [
                    "In 1641 the town of Varn hired a clerk, Aldous Merrin, to count its salt.",
                    Note("1", "Varn Town Archive, council minutes, 3 May 1641."),
                    " He was paid in salt, and sold half of it at a loss.",
                    Note("2", "Edith Crane, Salt and Silence (London, 1931), p. 44."),
                ],
                ["Nobody saw his ledgers until the flood, if there were any."],
            ],
        ),
        Chapter(
            "The Flood",
            [
                [
                    "The river rose on 2 March 1650 and took the tower with it.",
                    Note("1", "Ibid., p. 51."),
                    " Merrin swore that every book was lost; the widow Tessaly swore otherwise.",
                    Note("2", "Deposition of J. Tessaly, quoted in Crane, Salt and Silence, p. 60."),
                ],
            ],
        ),
    ],
)
NOTES = [note.body for chapter in BOOK.chapters for note in chapter.notes()]
