"""What did the writer write themselves? Text of HTML, without what it quotes, answers or passes on."""
