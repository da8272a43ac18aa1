"""Ledger rows -> what a person reads: receipts, digests, annotated texts, tables.

No sentence without a receipt.
"""
