"""The long form of the fault tests: what docs/operations.md says was shown, made in one command."""
