"""All families in one look, and what one agency has promised them."""
