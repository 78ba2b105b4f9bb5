"""Where are they? Countries, towns, postcodes, and what tells of them."""
