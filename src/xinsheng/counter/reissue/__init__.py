"""Having a lost certificate reissued: choose which, say what happened, photograph a paper, sign (mission D1)."""
