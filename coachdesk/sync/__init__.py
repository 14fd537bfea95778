"""Carry it away: what laptops and the server say to each other, and the server that can read none of it.

`protocol` is every byte that crosses the wire, `membership` who may do what, `server` the relay, `bundles` how a laptop
cuts and seals what it sends.
"""
