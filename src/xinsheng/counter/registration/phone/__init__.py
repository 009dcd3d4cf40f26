"""The mobile number to which the answers go, and the code that confirms it."""
