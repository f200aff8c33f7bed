"""Names, nominals and pronouns become entities."""
