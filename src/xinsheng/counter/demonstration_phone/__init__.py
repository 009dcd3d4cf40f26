"""The phone on the screen: what a family would read on theirs; of a demonstration only."""
