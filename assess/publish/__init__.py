"""Publish: the built site served, packed for a server, or put into one file."""
