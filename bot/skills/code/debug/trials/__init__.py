"""An error is seen again, and mends are tried: what is run for it, and which tests judge them."""
