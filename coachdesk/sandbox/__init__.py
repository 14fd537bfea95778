"""The throw-away process that reads what came from outside: no key, no path, no records, and a few seconds to live."""
