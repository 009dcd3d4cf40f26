"""Certificates older than the books that were entered wrongly: proposed on one page, decided on another."""
