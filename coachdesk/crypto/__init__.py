"""Hide it, sign it, check it: every cryptographic call of CoachDesk is below this package."""
