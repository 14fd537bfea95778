"""The nouns of the practice: frozen values, validated at the edge and trusted inside."""
