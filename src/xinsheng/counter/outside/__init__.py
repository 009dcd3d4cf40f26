"""A child born outside an institution: where the claim begins, and the pages that no birth inside one asks."""
