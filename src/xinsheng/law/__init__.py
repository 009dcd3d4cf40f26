"""The rules: everything the regulation says, as tables and pure functions; standard library only."""
