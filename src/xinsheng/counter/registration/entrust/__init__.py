"""One of the two sends somebody with their registration to a township or village: whom, signed, taken back."""
