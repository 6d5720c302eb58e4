"""The files under data/, made by the hook."""

from assess.reading.content.folder import Content
from data_files import data_files


def test_there_is_one_for_each_page_and_one_of_everything(content: Content) -> None:
    names = [name for name, _ in data_files(content.standard, content.library)]
    parts = [f"areas/{area.id}.json" for area in content.standard.areas]
    parts += [f"areas/{area.id}/{task.slug}.json" for area in content.standard.areas for task in area.tasks]
    whole = ["standard.json", "standard.schema.json", "requirements-zh.csv", "requirements-en.csv", "requirements.xlsx"]
    assert sorted(names) == sorted(parts + whole)


def test_two_builds_publish_the_same_bytes(content: Content) -> None:
    assert dict(data_files(content.standard, content.library)) == dict(data_files(content.standard, content.library))
