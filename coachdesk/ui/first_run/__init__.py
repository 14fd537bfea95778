"""The wizard that makes a vault: where it lies, who you are, your organisation, passphrase and recovery code."""
