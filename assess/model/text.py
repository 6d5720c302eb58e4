"""Words in both languages, kept together so that neither can be forgotten."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """The two languages of the portal; Chinese comes first."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One meaning in both languages."""

    zh: str
    en: str

    def of(self, language: Language) -> str:
        """The words in `language`."""
        return self.zh if language is Language.ZH else self.en
