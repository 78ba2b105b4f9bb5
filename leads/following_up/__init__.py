"""Who does what, when? Assigning, working time, what is due."""
