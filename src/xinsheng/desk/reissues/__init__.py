"""Reissue and replacement at the counter: find the certificate, enter the application, see the originals."""
