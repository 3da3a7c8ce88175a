"""What visitors send: feedback, from the form to the people who read it."""
