"""Whether what is sent out arrives: hospitals' systems and the state's registers, counts and codes alone."""
