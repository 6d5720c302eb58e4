"""`python -m tests.golden`: write every reply anew, and say which changed."""

import json

from tests.doors import Door
from tests.golden import emptied, golden_bundle, golden_requests, reply_file


def main() -> None:
    door = Door(golden_bundle())
    for name, request in golden_requests():
        text = emptied(_readable(json.loads(door.handle(request))))
        file = reply_file(name)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
            print(f"changed: {file.name}")


def _readable(reply: object) -> str:
    text = json.dumps(reply, ensure_ascii=False, indent=2) + "\n"
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a character pair
        return json.dumps(reply, indent=2) + "\n"
    return text


main()
