"""For anyone with a certificate in hand: is it genuine, is it in force. Knows no account and shows no whole name."""
