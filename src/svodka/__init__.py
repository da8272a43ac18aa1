"""Svodka: who said what, when, where and through whom, with a receipt for every sentence."""

__version__ = "0.1.0"
