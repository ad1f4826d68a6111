"""What somebody means by what they say in the middle of a guide, told by their words."""
