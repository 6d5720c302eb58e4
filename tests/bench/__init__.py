"""Speed and size, as ratios measured in one interleaved run: `make bench`. Nothing here is asserted; machines differ."""
