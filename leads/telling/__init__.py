"""Who hears what? The digest and the other letters, as data; wording lives in templates/."""
