"""`python -m tests.architecture`: draw the pictures in ARCHITECTURE.md again, from what the files import."""

from tests.architecture.drawn import PAGE, drawn_again


def main() -> None:
    before = PAGE.read_text(encoding="utf-8")
    after = drawn_again(before)
    PAGE.write_text(after, encoding="utf-8", newline="\n")
    print(f"{PAGE.name}: {'as it was' if before == after else 'drawn again'}")


if __name__ == "__main__":
    main()
