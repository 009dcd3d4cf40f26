"""Reissue and replacement at the window: find the certificate, enter the application, see the originals."""
