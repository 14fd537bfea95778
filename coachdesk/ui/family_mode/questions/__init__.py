"""One person answers one set of questions, alone with the laptop: from who taps to who may see it."""
