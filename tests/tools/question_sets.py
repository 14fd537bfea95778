"""Question sets for tests: small, whole, and like nothing that ships."""

from typing import Any

from coachdesk.models.question_set import MeasureTool, OwnQuestionSet, Question, QuestionSet
from coachdesk.models.values import new_id


def a_question(key: str = "garden", **more: Any) -> Question:
    values: dict[str, Any] = {
        "key": key,
        "name": "Garden",
        "picture": "home",
        "question": "How is the garden?",
        "think_about": ("grass", "a place to sit"),
        "low_words": "Full of weeds",
        "high_words": "In bloom",
        "faces": ("Very bad", "Bad", "In the middle", "Good", "Very good"),
        "read_back": tuple(f"the garden is {one}" for one in ("very bad", "bad", "fair", "good", "very good")),
        **more,
    }
    return Question(**values)


def a_set(key: str = "garden", version: int = 1, **more: Any) -> QuestionSet:
    values: dict[str, Any] = {
        "key": key,
        "version": version,
        "tool": MeasureTool.WELLBEING,
        "title": "The garden",
        "licence": "Ours",
        "questions": (a_question(),),
        **more,
    }
    return QuestionSet(**values)


def own(content: QuestionSet, *, in_use: bool = True, record_id: str = "") -> OwnQuestionSet:
    return OwnQuestionSet(id=record_id or new_id(), log="0" * 32, in_use=in_use, **dict(content))
