"""The registers 登记簿 as officers know them: on screen with filters, as spreadsheet, on paper (domain 3.8)."""
