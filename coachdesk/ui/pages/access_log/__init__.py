"""Who opened, took out and overrode what on this laptop: to be read, never changed."""
