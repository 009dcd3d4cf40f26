"""Settings, addresses, start-up checks, and the environment, which is read once."""
