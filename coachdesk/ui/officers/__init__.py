"""Neither passphrase nor paper: the locked laptop asks two officers of its organisation, and opens by their answer."""
