"""How classes of information, purposes and bases are said, so that a coach can say them to a family."""

from coachdesk.models.sharing import InformationClass, SharePurpose, SharingBasis

CLASS_WORDS = {
    InformationClass.CONTACT_DETAILS: "where they live and how to reach them",
    InformationClass.PLAN: "the plan",
    InformationClass.MONEY: "money and debt",
    InformationClass.HOUSING: "the home",
    InformationClass.EDUCATION: "school and learning",
    InformationClass.WORK: "work",
    InformationClass.FAMILY_LIFE: "life at home",
    InformationClass.HEALTH: "health",
    InformationClass.MENTAL_HEALTH: "feelings and mental health",
    InformationClass.SUBSTANCE_USE: "drink and drugs",
    InformationClass.DOMESTIC_ABUSE: "safety at home",
    InformationClass.CRIMINAL: "police and courts",
    InformationClass.IMMIGRATION: "the right to stay",
}
"""I-01."""

PURPOSE_WORDS = {
    SharePurpose.DO_ITS_PART: "do its part of the plan",
    SharePurpose.ARRANGE: "arrange meetings and visits",
    SharePurpose.DECIDE_HELP: "decide what help it can give",
    SharePurpose.FORMS: "help with a form or a claim",
    SharePurpose.HAND_OVER: "take over the support",
    SharePurpose.KEEP_SAFE: "keep someone safe",
}
"""After "so that it can"."""

BASIS_WORDS = {
    SharingBasis.AGREEMENT: "because they agreed",
    SharingBasis.PUBLIC_TASK: "because it is part of our public task",
    SharingBasis.LEGAL_OBLIGATION: "because the law requires it",
    SharingBasis.VITAL_INTERESTS: "because a life may depend on it",
    SharingBasis.SAFEGUARDING: "to keep a child or an adult safe",
}
"""I-02."""
