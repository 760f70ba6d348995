"""Learn who speaks, from novels: labelled by hand, or by their own tags."""
