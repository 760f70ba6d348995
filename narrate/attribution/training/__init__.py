"""Learn who speaks, from novels: labeled by hand, or by their own tags."""
