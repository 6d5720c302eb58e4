"""An index from the poster's lines to what is on them: pages ask for every line and every sentence."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class LineIndex(Generic[Item]):
    """Things that each stand on some lines.

    >>> LineIndex([((1, 2), "sentence"), ((2,), "correction"), ((4,), "other")]).on([1, 2])
    ('sentence', 'correction')
    """

    def __init__(self, items: Iterable[tuple[Iterable[int], Item]]) -> None:
        self._items: list[Item] = []
        self._places: defaultdict[int, list[int]] = defaultdict(list)
        for place, (lines, item) in enumerate(items):
            self._items.append(item)
            for line in lines:
                self._places[line].append(place)

    def on(self, lines: Iterable[int]) -> tuple[Item, ...]:
        """All that stand on at least one of these lines, each once, in the order in which they were given."""
        return tuple(self._items[place] for place in sorted({place for line in lines for place in self._places.get(line, ())}))
