"""Strings to strings and spans: quotation marks, language. Knows nothing of documents or the ledger."""
