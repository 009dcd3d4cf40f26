"""Proof: what lets an outsider check us. It knows no framework, no database and no clock."""
