"""What gives a key away, in whichever form it is said: a hint may not."""
