"""`python -m tests.golden`: write again what is held of the replies, and say what changed, a line a case.

`python -m tests.golden diff [--against REF] [CASE …]`: show the replies before and after, each change once. Before is the code of
REF, the last commit if none is named; a case may be named by its beginning.
"""

import argparse
import json

from tests.golden import all_replies, golden_reply, golden_requests
from tests.golden.cases import NO_REPLY, cases, write_reply
from tests.golden.differences import show_differences
from tests.golden.first_proposal import spelled
from tests.golden.opened import opened
from tests.golden.patterns import mismatches, respelled
from tests.golden.stored import changed_sentences, digests, held_now, names_now, names_stored, write_digests, write_sentences


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m tests.golden", description=__doc__)
    arguments.add_argument("what", nargs="?", choices=["write", "diff"], default="write")
    arguments.add_argument("case", nargs="*", help="of these cases only")
    arguments.add_argument("--against", default="HEAD", metavar="REF")
    chosen = arguments.parse_args()
    if chosen.what == "diff":
        show_differences(chosen.against, chosen.case)
    else:
        write()


def write() -> None:
    if failed := [f"{name}: {reply['failure']}" for name, _, reply in all_replies() if "failure" in reply]:
        raise SystemExit(f"{failed[0]}\n{len(failed)} replies are a defect of ours; nothing was written.")
    _write_cases()
    _write_digests()
    _write_sentences()


def _write_cases() -> None:
    for case in cases():
        reply = opened(json.loads(golden_reply(case.name)))
        if case.reply is NO_REPLY:
            write_reply(case.file, spelled(reply))
            print(f"{case.name}: new; leave in its file what it is about")
        elif mismatches(case.reply, reply):
            again = respelled(case.reply, reply)
            write_reply(case.file, again)
            print(f"{case.name}: its file, {'; '.join(mismatches(case.reply, reply))}")
            if mismatches(again, reply):
                print(f"{case.name}: spell it by hand, {'; '.join(mismatches(again, reply))}")


def _write_digests() -> None:
    found = {name: held_now(name).digests(names_now()) for name, _ in golden_requests()}
    for name in sorted({*found, *digests()}):
        before, after = digests().get(name, {}), found.get(name, {})
        changed = [part for part in {**before, **after} if before.get(part) != after.get(part)]
        if changed:
            print(f"{name}: {', '.join(changed) if before and after else 'gone' if before else 'new'}")
    write_digests(found)


def _write_sentences() -> None:
    for line in changed_sentences():
        print(line)
    if names_now() != names_stored():
        write_sentences(names_now())


main()
