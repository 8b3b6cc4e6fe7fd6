"""How hours that somebody pasted, typed or uploaded become a series, or mistakes with line and column."""
