"""What is written on a family's page, said aloud: recorded clips first, the laptop's own voice for the rest."""
