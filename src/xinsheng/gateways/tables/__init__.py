"""Tables that people bring: spreadsheets and text with commas, read line by line in little memory."""
