"""A learner’s progress: `{questions, learner, text, now, today}`.

`questions` are those that there are now, `[[id, wording, module], …]`; `learner` is the text that is kept on the device, empty
where there is none; `text`, if given, is a file to merge into it. `now` is the moment with its zone, `today` the learner's own day.
"""

from datetime import date, datetime

from assess.errors import Wrong
from assess.judging.learning import merged, newer, queue, standing
from assess.model.learner import AskedQuestion, Learner
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body, today_of
from assess.operations.files import text_in
from assess.outputs.training.learner import learner_data, progress_data, say_taken
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.learner import read_asked, read_learner_text, read_moment


def learner(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """`learner`, the updated file; `progress`, in words; with a file, `taken`. A file that is none leaves what there was."""
    given = read_given(body, collector)
    if given is None:
        return None
    before, asked, moment, day = given
    if body.get("text") is None:
        return answer(before, asked, moment, day, language)
    text = text_in(body, "text", collector)
    brought = None if text is None else read_learner_text(text, asked, collector)
    if brought is None:
        return None
    after = merged(brought, before)
    return {**answer(after, asked, moment, day, language), "taken": say_taken(newer(before, after), language)}


def answer(found: Learner, asked: tuple[AskedQuestion, ...], moment: datetime, day: date, language: Language) -> Body:
    """The reply of both operations on a learner."""
    progress = progress_data(found, standing(found, asked), queue(found, asked, moment, day), asked, moment, language)
    return {"learner": learner_data(found), "progress": progress}


def read_given(body: Body, collector: ProblemCollector) -> tuple[Learner, tuple[AskedQuestion, ...], datetime, date] | None:
    """The input of both operations: the learner, a new one where the device keeps none; the questions, the moment and the day.

    None, with the reason reported, where one of them cannot be read.
    """
    asked = read_asked(Node(body.get("questions"), collector, path=("questions",)))
    moment, day = read_moment(body.get("now")), today_of(body)
    if moment is None or day is None:
        Node(body.get("now"), collector, path=("now",)).wrong(Wrong.BAD_REQUEST, detail="now")
        return None
    if asked is None:
        return None
    text = body.get("learner")
    found = read_learner_text(text, asked, collector) if isinstance(text, str) and text else Learner()
    return None if found is None else (found, asked, moment.replace(microsecond=0), day)
