"""Findings → what people use: data or text. Writes nothing, judges nothing."""
