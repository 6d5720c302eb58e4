"""The name on a roster that a name which is nobody's may have been meant for."""

from collections.abc import Iterable


def nearest(names: Iterable[str], known: Iterable[str]) -> str:
    """The nearest of those known, for the first of the names that has one; empty where none is near.

    >>> nearest(["李朋"], ["王芳", "李明"]), nearest(["李明华"], ["李明"]), nearest(["赵一"], ["李明"])
    ('李明', '李明', '')
    """
    everybody = sorted(known)
    near = (each for name in names for is_near in (_differs_in_one, _lacks_one) for each in everybody if is_near(name, each))
    return next(near, "")


def _differs_in_one(name: str, other: str) -> bool:
    """True for one surname, and one character written differently."""
    if len(name) != len(other) or len(name) < 2 or name[0] != other[0]:
        return False
    return sum(one != two for one, two in zip(name, other, strict=True)) == 1


def _lacks_one(name: str, other: str) -> bool:
    """True if one of them is the other without one of its characters."""
    short, long = sorted((name, other), key=len)
    if len(long) != len(short) + 1 or len(short) < 2:
        return False
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
