"""The page on which an officer signs an act with their passkey: what is signed, large, and one press."""
