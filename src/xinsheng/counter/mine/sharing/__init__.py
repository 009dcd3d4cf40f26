"""A parent's own say over who looks at the licence: letting an office look once, taking it back, who has looked."""
