"""One case on one page: what is declared beside the papers, what is missing, what has happened."""
