"""What did the visitor of a web form answer? Whichever program sent it, whatever it calls its questions."""
