"""An invented company's two days: who works there, whom they know, and who writes to them."""
