"""The cases of the training, judged as a branch is."""

from assess.judging.scoring import judge
from assess.model.answers import Sheet
from assess.model.exercises import Exercise, JudgedExercise, JudgedSample, SampleBranch
from assess.model.findings import RequirementFinding
from assess.model.standard import Standard


def judge_exercise(exercise: Exercise, standard: Standard) -> JudgedExercise:
    """Findings of the watched requirements, in their order."""

    def found(sheet: Sheet) -> tuple[RequirementFinding, ...]:
        return _watched(exercise, standard, sheet)

    return JudgedExercise(
        exercise=exercise, findings=found(exercise.sheet), after=tuple(found(each.sheet) for each in exercise.decisions)
    )


def judge_sample(sample: SampleBranch, standard: Standard) -> JudgedSample:
    """The whole sample branch, as the form would judge it on its day."""
    results = {language: judge(standard, sheet, today=sample.day) for language, sheet in sample.sheets.items()}
    return JudgedSample(sample=sample, results=results)


def _watched(exercise: Exercise, standard: Standard, sheet: Sheet) -> tuple[RequirementFinding, ...]:
    areas = judge(standard, sheet, today=exercise.day).areas
    found = {each.requirement: each for area in areas for each in area.findings}
    return tuple(found[each] for each in exercise.watched)
