"""The one page that is left while families are shut: it takes notes and worries, and shows nothing of a family."""
