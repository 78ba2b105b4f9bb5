"""Who we talk to: one outside party a file; their words in, our words out."""
