"""Regesta reads history as a source critic does and writes the register."""

__version__ = "0.1.0"
