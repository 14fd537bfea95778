"""The pages for what families are asked: which sets there are, changing one, bringing one in, printing forms."""
