"""How a message is parted: its blocks and files, which of them is code, and with what error."""
