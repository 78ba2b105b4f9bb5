"""In which words is a text written? Its language, telling phrases, and patterns looked for only where they can be."""
