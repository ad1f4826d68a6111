"""Stand-ins for the platforms, over real HTTP and websockets, for tests and for operators."""
