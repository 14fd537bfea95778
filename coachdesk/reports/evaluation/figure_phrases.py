"""The fixed words of reports of figures: outcomes that blame nobody, savings that are none, grounds and gains."""

from collections.abc import Iterable

from coachdesk.models.contact import ContactOutcome
from coachdesk.models.practice import BenefitFor, BenefitSort
from coachdesk.models.value_judgement import Ground
from coachdesk.models.window import Window
from coachdesk.reports.layout.sheet import Translate
from coachdesk.reports.typesetting.words import Words, said
from coachdesk.tools.date_names import ENGLISH
from coachdesk.tools.money import to_the_penny
from coachdesk.tools.windows import Compared


class FigurePhrases:
    """The words in the paper's language."""

    def __init__(self, translate: Translate) -> None:
        self._translate = translate

    def tr(self, text: str) -> str:
        """The fixed phrase in the paper's language."""
        return self._translate("FigurePhrases", text)

    def outcome(self, reason: str) -> Words:
        """Why help did not arrive; what is none of our outcomes is somebody's own word."""
        known = {
            ContactOutcome.COULD_NOT_COME: self.tr("Could not come"),
            ContactOutcome.NOBODY_IN: self.tr("Nobody in"),
            ContactOutcome.AGENCY_CANCELLED: self.tr("The agency cancelled"),
            ContactOutcome.FAMILY_CANCELLED: self.tr("The family cancelled"),
            ContactOutcome.LETTER_NOT_READ: self.tr("Told by a letter they cannot read"),
            ContactOutcome.DUPLICATE: self.tr("The same as another agency’s work"),
        }
        words = {one.value: text for one, text in known.items()}
        return Words(words[reason]) if reason in words else said(reason)

    def ground(self, ground: Ground) -> str:
        return {
            Ground.WASTE_FOUND: self.tr(
                "Work that came to nothing was found: visits, letters and meetings that helped nobody."
            ),
            Ground.MADE_SIMPLER: self.tr("Work was made simpler, or done once in place of twice."),
            Ground.RECORDED: self.tr("Recorded costs, with the programme’s own cost taken off."),
            Ground.PROJECTED: self.tr("Projected costs of emergencies to come."),
        }[ground]

    def gained_by(self, who: BenefitFor) -> str:
        return {
            BenefitFor.PROFESSIONALS: self.tr("For people who work with families"),
            BenefitFor.FAMILIES: self.tr("For families"),
        }[who]

    def gain(self, sort: str) -> str:
        return {
            BenefitSort.PRACTICE.value: self.tr("Better practice"),
            BenefitSort.ACHIEVEMENT.value: self.tr("Something achieved"),
            BenefitSort.NETWORKS.value: self.tr("Knowing each other"),
            BenefitSort.KNOWLEDGE.value: self.tr("Knowledge"),
            BenefitSort.SATISFACTION.value: self.tr("Work worth doing"),
            BenefitSort.CONFIDENCE.value: self.tr("Confidence"),
            BenefitSort.FRIENDS.value: self.tr("Friends"),
        }.get(sort, self.tr("Something else"))

    def compared(self, how: Compared | None) -> str:
        if how is None:
            return self.tr("earlier months")
        return {
            Compared.PRECEDING: self.tr("the months directly before"),
            Compared.SAME_MONTHS: self.tr("the same months a year before"),
        }[how]

    def change(self, saving: int) -> str:
        """A saving in few words for a table: never below nothing (2.1 rule 5)."""
        if not saving:
            return self.tr("the same")
        return (self.tr("{money} less") if saving > 0 else self.tr("{money} more")).format(
            money=to_the_penny(abs(saving))
        )

    def after_cost(self, net: int) -> str:
        """What is left of a saving when the programme's own cost is taken off."""
        return (self.tr("{money} left") if net >= 0 else self.tr("{money} short")).format(money=to_the_penny(abs(net)))

    def of_month(self, month: str) -> str:
        """ "Mar 11" for a narrow picture."""
        return f"{ENGLISH.months[int(month[5:7]) - 1][:3]} {month[2:4]}"

    def window(self, window: Window) -> str:
        """ "Sep 2010–Feb 2011" for the head of a column."""
        first, last = (f"{ENGLISH.months[int(one[5:7]) - 1][:3]} {one[:4]}" for one in (window.first, window.last))
        return first if first == last else f"{first}–{last}"


def in_a_row(names: Iterable[str]) -> tuple[Words, ...]:
    """Codes or agencies with a comma between them, each somebody's own word."""
    made = [part for name in names for part in (Words(", "), said(name))]
    return tuple(made[1:])
