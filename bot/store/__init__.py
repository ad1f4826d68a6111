"""The way to Redis or Valkey: opening it, and calling the engine's functions.

`client.py` is what the rest of the program uses, `engine.lua` what runs inside the server.
"""
