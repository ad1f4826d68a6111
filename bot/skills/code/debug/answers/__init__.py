"""What the blocks of an answer are: versions or parts of the code, examples of use, or words."""
