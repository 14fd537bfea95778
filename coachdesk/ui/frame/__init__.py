"""What surrounds the pages while the vault is open: rail, top strip, jump box, banners, and the stack of pages."""
