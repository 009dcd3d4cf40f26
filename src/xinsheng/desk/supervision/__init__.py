"""Supervision 督导: the measures of an authority's offices, or of one institution, as map, bars, table and file."""
