"""Every error CoachDesk knows: one tree, each with the sentence a coach reads and can act on.

A sentence never holds a passphrase, a key, or a word that a family typed.
Anything that is not in this tree is a bug and is meant to be loud.
"""


class CoachDeskError(Exception):
    """A known error. `sentence` says what happened, what is safe and what to do."""

    sentence = "Something went wrong. Nothing you saved has been lost."

    def __init__(self, sentence: str | None = None) -> None:
        self.sentence = sentence or type(self).sentence
        super().__init__(self.sentence)


class BadInput(CoachDeskError):
    """A value was refused at the edge. `field` names it; the value itself is never repeated."""

    def __init__(self, field: str, sentence: str) -> None:
        self.field = field
        super().__init__(sentence)


class NotFound(CoachDeskError):
    """What was asked for is not in this vault."""

    sentence = "That could not be found on this laptop."


class Refused(CoachDeskError):
    """A rule of the practice says no, and the sentence says which."""


class Stale(CoachDeskError):
    """What was shown is no longer what is kept (signing a page that has changed, for example)."""

    sentence = "This has changed since it was shown. Look at it again first."


class MissingChanges(CoachDeskError):
    sentence = "Some of another laptop's work has not arrived yet. What is here is safe; the rest will follow."


class HistoryForked(CoachDeskError):
    sentence = "Two different histories came from one laptop. Nothing was changed here. Tell your manager."


class Locked(CoachDeskError):
    """The vault is locked: nothing can be read or saved until it is opened again."""

    sentence = "The laptop's records are locked. Type your passphrase to open them."


# -- opening a vault -------------------------------------------------------------------------


class VaultError(CoachDeskError):
    """The vault could not be opened or used."""


class WrongPassphrase(VaultError):
    """`tries_left` before a wait, where tries are counted; None where they are not."""

    sentence = "That passphrase did not open this laptop's records. Check Caps Lock and try again."

    def __init__(self, tries_left: int | None = None) -> None:
        self.tries_left = tries_left
        left = "" if not tries_left else f" {tries_left} more before a short wait."
        super().__init__(type(self).sentence + left)


class WrongOrganisationPassphrase(WrongPassphrase):
    sentence = "That passphrase did not open the organisation file. Check Caps Lock and try again."


class WrongRecoveryCode(VaultError):
    sentence = "That recovery code did not open this laptop's records. Check each group against the paper."


class WrongRecoveryHalves(VaultError):
    sentence = (
        "These two halves do not make this organisation's recovery key. "
        "Each officer has a different half: check both papers, and that they are of the same key."
    )


class WrongRecoveryAnswer(VaultError):
    sentence = (
        "That answer is not for this laptop's request, or is damaged. Your records are still here. "
        "Ask your administrator to answer the request again."
    )


class WaitBeforeTrying(VaultError):
    """Too many wrong passphrases. `seconds` until the next try counts."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"Too many wrong passphrases. Wait {seconds} seconds, then try again. Nothing is lost.")


class NotEnoughMemory(VaultError):
    sentence = (
        "This laptop has too little memory free to check the passphrase. "
        "Close other programs and try again. Nothing is lost."
    )


class KeyFileMissing(VaultError):
    sentence = (
        "The key file is missing. Your records are still here. "
        "Put the key file back from a backup, or ask your manager."
    )


class KeyFileDamaged(VaultError):
    sentence = (
        "The key file is damaged. Your records are still here. "
        "Put the key file back from a backup, or ask your manager."
    )


class KeyFileChanged(VaultError):
    sentence = (
        "The key file has been changed outside CoachDesk to weaken its protection. "
        "Do not use this laptop. Call support."
    )


class VaultMissing(VaultError):
    sentence = "There are no records at that place. Check the path. Nothing was created."


class VaultExists(VaultError):
    sentence = "There is already something at that place. Nothing was overwritten."


class VaultEmpty(VaultError):
    sentence = (
        "The records file is empty but should hold your records. Nothing was created over it. Restore your last backup."
    )


class VaultDamaged(VaultError):
    sentence = (
        "Your passphrase is right, but part of the records is damaged. Nothing has been thrown away. "
        "Restore your last backup as a copy."
    )


class VaultNewer(VaultError):
    sentence = "These records were made by a newer CoachDesk. Update first. Nothing was changed."


class VaultInUse(VaultError):
    sentence = "CoachDesk is already open on these records. Use the window that is open."


class VaultNotWritable(VaultError):
    sentence = "This folder cannot be written, so nothing can be saved here. Check the disk."


class DiskFull(VaultError):
    sentence = "The disk is full, so that was not saved. It is still on the screen. Make room and save again."


# -- files that leave or come in ----------------------------------------------------------------


class FileExists(CoachDeskError):
    sentence = "There is already a file with that name. Choose another: CoachDesk never writes over a file."


class NotSaved(CoachDeskError):
    """A file could not be written; what it was made from is still in CoachDesk."""

    sentence = "The file was not saved. It is still in CoachDesk. Check the disk or the USB stick and try again."


class Unreadable(CoachDeskError):
    """A file that came from outside could not be read as what it claims to be (exit code 2)."""

    sentence = "That file could not be read safely."


class Malformed(Unreadable):
    """Bytes from another laptop, or from the server, that are not what they claim to be."""

    sentence = "Something arrived that could not be read safely. It was set aside; nothing else was touched."


class MadeByNewer(Unreadable):
    """What came was made by a newer CoachDesk and cannot be understood by this one."""

    sentence = "This was written with a newer CoachDesk. It is kept safe and shown once this laptop is updated."


# -- the way to the server ----------------------------------------------------------------------


class Unreachable(CoachDeskError):
    """Nobody answered, or not to the end. Whether the question arrived is not known, and it may be asked again."""

    sentence = "There is no way to the server just now. Your work is saved on this laptop and waits."


class SignInPage(Unreachable):
    """A café's, hotel's or council's page answered in the server's place."""

    sentence = "This Wi-Fi wants you to sign in first. Your work is saved on this laptop and waits."


class NotOurServer(CoachDeskError):
    """Somebody answered who is not the server this laptop was told of."""

    sentence = (
        "What answered is not your organisation's server, so nothing was sent. Your work is safe on this laptop. Check "
        "the laptop's date and time; if it goes on, tell your manager."
    )


class BrokenAnswer(CoachDeskError):
    """The server, or somebody on the way, sent what no server of ours sends."""

    sentence = (
        "The server sent something that does not check out, so it was not used. Your work is safe on this laptop. Tell "
        "your manager if it goes on."
    )


class NotEnrolled(CoachDeskError):
    """This vault belongs to no server yet."""

    sentence = (
        "This laptop is not connected to your organisation's server. Everything works here; nothing is shared. Ask "
        "your administrator for an invitation."
    )


class LeaseOver(CoachDeskError):
    """A connected laptop has not reached its server for so long that families are not written to on it."""

    sentence = (
        "This laptop has not reached your organisation's server for two weeks or more. Notes and worries are still "
        "kept; anything else can be saved after the next contact with the server. What you typed stays here as a draft."
    )


class FamiliesShut(CoachDeskError):
    """A connected laptop was too long away from its server, or is signed out: no family is shown on it (sync.md 8)."""

    sentence = (
        "Families are shut on this laptop: it has not reached your organisation's server for thirty days or more, or "
        "it was signed out. Nothing is lost, and notes and worries are still taken. Connect it, or ring your "
        "administrator."
    )


class JoiningUnfinished(CoachDeskError):
    """The server has, or may have, taken this laptop in; what is to come with that has not come yet."""

    sentence = (
        "Joining was cut short, and nothing is lost. Do the same again with the same invitation when there is a way to "
        "the server."
    )


class NotValid(CoachDeskError):
    """A signed file does not check out, and the sentence says why (exit code 1)."""


class CertificateProblem(CoachDeskError):
    """A signing key or certificate cannot be used now, and the sentence says why."""


class BrokenInstallation(CoachDeskError):
    """A library this program stands on is missing or known to be unsafe here."""
