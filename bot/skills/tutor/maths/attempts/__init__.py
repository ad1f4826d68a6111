"""What a learner's attempt shows: its lines, read and judged by the maths checker."""
