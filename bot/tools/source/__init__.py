"""Looking at source code without running it: whether it parses, its linter's findings, its form.

Everything native or that may crash runs in a child process with bounds.
"""
