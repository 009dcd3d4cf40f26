"""Sentences a person reads that no single page owns, in Chinese; the English stands in locale/<room>/en."""
