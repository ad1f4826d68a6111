"""`/debug`: an error is seen again, and a fix is tried, before it is shown."""
