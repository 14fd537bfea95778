"""Two officers open a colleague's locked laptop: its request, the words by telephone, their halves, the answer."""
