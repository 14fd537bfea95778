"""The areas of need the evaluations name, in plain words; an organisation may add its own (F-05)."""

AREAS: dict[str, str] = {
    "money": "Money and debt",
    "being_alone": "Being alone or far from people",
    "reading": "Reading, writing and forms",
    "health": "Health",
    "feelings": "Feelings and mental health",
    "parenting": "Looking after the children",
    "childcare": "Childcare",
    "relationships": "Getting on together",
    "housing": "Home",
    "transport": "Getting about",
    "work": "Work and learning",
    "school": "School",
    "law": "Police and courts",
    "agencies": "Working with agencies",
    "safety": "Staying safe",
}
