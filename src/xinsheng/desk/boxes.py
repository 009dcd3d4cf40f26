"""The boxes of the officers' long forms, of births and of couples alike."""

from typing import Any

from django import forms

Choices = list[tuple[str, str]]


def choice_box(words: str, choices: Choices) -> forms.ChoiceField:
    """A list to choose from; nothing is required by the box itself: the law's faults decide."""
    return forms.ChoiceField(label=words, choices=choices, required=False)


def what_is_said(answers: dict[str, Any]) -> dict[str, Any]:
    """The answers without the boxes that are empty."""
    return {name: value for name, value in answers.items() if value not in ("", None)}
