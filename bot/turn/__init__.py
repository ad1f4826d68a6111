"""One turn, from the waiting messages to the parts of a reply: what the manager joins together."""
