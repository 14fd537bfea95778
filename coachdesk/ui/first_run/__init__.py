"""The wizard that makes a vault: where it lies, who you are, whom to ring, passphrase and recovery code."""
