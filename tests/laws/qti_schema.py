"""The published schema of QTI 2.1 (imsqti_v2p1.xsd, final release of 31 July 2012) for the elements that a paper uses.

Read there, and written down here in our own form: no package registry carries the schema, and its licence asks for a registration
before it is passed on. Children are a regular expression over their names, each followed by a space.
"""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NCNAME = re.compile(r"[A-Za-z_][\w.-]*")
WHOLE, BOOLEAN, LINE = re.compile(r"-?\d+"), re.compile("true|false|1|0"), re.compile(r"[^\t\n\r]*")
BASE = re.compile("boolean|directedPair|duration|file|float|identifier|integer|pair|point|string|uri")
CARDINALITY = re.compile("multiple|ordered|record|single")
VIEWS = re.compile(
    "(author|candidate|proctor|scorer|testConstructor|tutor)( (author|candidate|proctor|scorer|testConstructor|tutor))*"
)
BLOCK = "(rubricBlock|choiceInteraction|orderInteraction|matchInteraction|p|div|ul|ol|table) "


@dataclass(frozen=True, slots=True)
class Asked:
    """Attributes that must and that may be there, with the form of their values; then the children."""

    required: dict[str, re.Pattern[str]]
    optional: dict[str, re.Pattern[str]]
    children: str = ""
    has_text: bool = False


INTERACTION = {"responseIdentifier": NCNAME}
SCHEMA = {
    "assessmentItem": Asked(
        {"identifier": LINE, "title": LINE, "timeDependent": BOOLEAN},
        {"adaptive": BOOLEAN, "label": LINE, LANG: LINE, "toolName": LINE, "toolVersion": LINE},
        "(responseDeclaration )*(outcomeDeclaration )*(templateDeclaration )*(templateProcessing )?"
        "(stylesheet )*(itemBody )?(responseProcessing )?(modalFeedback )*",
    ),
    "responseDeclaration": Asked(
        {"identifier": NCNAME, "cardinality": CARDINALITY},
        {"baseType": BASE},
        "(defaultValue )?(correctResponse )?(mapping )?(areaMapping )?",
    ),
    "outcomeDeclaration": Asked(
        {"identifier": NCNAME, "cardinality": CARDINALITY},
        {"baseType": BASE},
        "(defaultValue )?(matchTable |interpolationTable )?",
    ),
    "correctResponse": Asked({}, {"interpretation": LINE}, "(value )+"),
    "defaultValue": Asked({}, {"interpretation": LINE}, "(value )+"),
    "value": Asked({}, {"fieldIdentifier": NCNAME, "baseType": BASE}, has_text=True),
    "itemBody": Asked({}, {LANG: LINE}, f"({BLOCK})*"),
    "rubricBlock": Asked({"view": VIEWS}, {LANG: LINE}, f"({BLOCK})*"),
    "p": Asked({}, {LANG: LINE}, "(textEntryInteraction )*", has_text=True),
    "prompt": Asked({}, {LANG: LINE}, has_text=True),
    "choiceInteraction": Asked(
        INTERACTION, {"shuffle": BOOLEAN, "maxChoices": WHOLE, "minChoices": WHOLE}, "(prompt )?(simpleChoice )+"
    ),
    "orderInteraction": Asked(
        INTERACTION, {"shuffle": BOOLEAN, "maxChoices": WHOLE, "minChoices": WHOLE}, "(prompt )?(simpleChoice )+"
    ),
    "matchInteraction": Asked(
        INTERACTION,
        {"shuffle": BOOLEAN, "maxAssociations": WHOLE, "minAssociations": WHOLE},
        "(prompt )?(simpleMatchSet ){2}",
    ),
    "simpleMatchSet": Asked({}, {}, "(simpleAssociableChoice )*"),
    "simpleAssociableChoice": Asked(
        {"identifier": NCNAME, "matchMax": WHOLE}, {"matchMin": WHOLE, "fixed": BOOLEAN}, has_text=True
    ),
    "simpleChoice": Asked({"identifier": NCNAME}, {"fixed": BOOLEAN}, has_text=True),
    "textEntryInteraction": Asked(INTERACTION, {"base": WHOLE, "expectedLength": WHOLE}),
    "responseProcessing": Asked({}, {"template": LINE, "templateLocation": LINE}),
    "assessmentTest": Asked(
        {"identifier": LINE, "title": LINE},
        {"toolName": LINE, "toolVersion": LINE},
        "(outcomeDeclaration )*(timeLimits )?(stylesheet )*(testPart )+(outcomeProcessing )?(testFeedback )*",
    ),
    "testPart": Asked(
        {
            "identifier": LINE,
            "navigationMode": re.compile("linear|nonlinear"),
            "submissionMode": re.compile("individual|simultaneous"),
        },
        {},
        "(preCondition )*(branchRule )*(itemSessionControl )?(timeLimits )?(assessmentSection |assessmentSectionRef )+"
        "(testFeedback )*",
    ),
    "assessmentSection": Asked(
        {"identifier": LINE, "title": LINE, "visible": BOOLEAN},
        {"required": BOOLEAN, "fixed": BOOLEAN, "keepTogether": BOOLEAN},
        "(preCondition )*(branchRule )*(itemSessionControl )?(timeLimits )?(selection )?(ordering )?(rubricBlock )*"
        "(assessmentItemRef |assessmentSection |assessmentSectionRef )*",
    ),
    "assessmentItemRef": Asked({"identifier": LINE, "href": re.compile(r"\S+")}, {"required": BOOLEAN, "fixed": BOOLEAN}),
}


def faults(root: Element) -> list[str]:
    """The faults of a document against the schema; none if it is valid."""
    found = [fault for element in root.iter() for fault in _faults_of(element)]
    declared = [each.get("identifier") for each in root.iter(f"{QTI}responseDeclaration")]
    answered = [each.get("responseIdentifier") for each in root.iter() if each.get("responseIdentifier")]
    return found + [f"no response is declared for {each}" for each in answered if each not in declared]


def _faults_of(element: Element) -> list[str]:
    name = element.tag.removeprefix(QTI)
    asked = SCHEMA.get(name)
    if asked is None:
        return [f"{name}: not an element that a paper uses"]
    known = {**asked.required, **asked.optional}
    found = [f"{name}: {each} is missing" for each in asked.required if each not in element.attrib]
    found += [f"{name}: {each} is not known" for each in element.attrib if each not in known]
    found += [
        f"{name}: {key}={value!r}" for key, value in element.attrib.items() if key in known and not known[key].fullmatch(value)
    ]
    children = "".join(f"{child.tag.removeprefix(QTI)} " for child in element)
    if not re.fullmatch(asked.children, children):
        found.append(f"{name}: holds {children}")
    if (element.text or "").strip() and not asked.has_text:
        found.append(f"{name}: holds text")
    return found
