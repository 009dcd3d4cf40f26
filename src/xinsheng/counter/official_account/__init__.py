"""Coming in through the menu of the province's WeChat official account."""
