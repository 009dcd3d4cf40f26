"""The stock of numbered blanks along the line: what each office holds, has used and wasted (domain 3.5)."""
