"""Answers and readings for other programs: tables (CSV, XLSX, JSON), graphs (GEXF), linked data (Turtle).

One module a format; each takes rows of answers, or a ledger, and gives bytes. Nothing is lost that a cell can hold:
every row keeps its key, its verbatim words and their place.
"""
