"""The handful of ordinary steps a new organisation starts with; it edits them as it likes (P-21)."""

FIRST_TEMPLATES: dict[str, tuple[str, ...]] = {
    "Sort the letters": (
        "Put every letter in one bag, opened or not",
        "Open them together and make two piles",
        "Ring the first one together",
        "Write down what each one wants and by when",
        "Choose one to pay a little off",
    ),
    "Move house": (
        "Write down what the new home must have",
        "Ring the housing officer together",
        "Get the forms filled in",
        "Go and look at one home",
        "Pack one room",
    ),
    "Back to school": (
        "Ask what makes mornings hard",
        "Meet one person from school somewhere easy",
        "Try one morning a week",
        "Tell each other what went well",
        "Add another morning",
    ),
    "See the doctor": (
        "Choose who to see and what to say",
        "Ring for a time together",
        "Sort out how to get there",
        "Go, with someone if wanted",
        "Write down what happens next",
    ),
    "Make a fresh start after parting": (
        "Say what each of us needs to feel safe",
        "Write down who does what for the children",
        "Talk to someone who knows the rules",
        "Sort out one money thing",
        "Plan one good day",
    ),
}
