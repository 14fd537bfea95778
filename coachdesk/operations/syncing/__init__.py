"""How a vault comes to belong to an organisation's server, and goes its rounds with it."""
