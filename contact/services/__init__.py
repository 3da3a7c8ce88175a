"""What the site does with feedback: submit, triage, erase, retention."""
