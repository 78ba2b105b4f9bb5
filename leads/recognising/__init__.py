"""Have we met? A contact against the register: New, Repeat, Returning or Possible, each with its reasons."""
