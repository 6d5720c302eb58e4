"""Browsers with another engine than Chromium's: Firefox and WebKitGTK, driven through one small interface."""
