"""The one kind of failure a build of the runtime can end in."""


class RuntimeBuildError(Exception):
    """The browser runtime cannot be built here; the message says what to do, in both languages."""

    def __init__(self, zh: str, en: str, output: str = "") -> None:
        super().__init__("\n".join(part for part in (zh, en, output.strip()) if part))
