"""The case page and the page of one paper: what is declared beside the papers, and what may be done."""
