"""The archive of one certificate: asked for with its purpose, taken out once the public log covers it."""
