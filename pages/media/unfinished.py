"""What becomes of a good file in a form that is otherwise not right: nothing is stored."""


class RefusesUnfinished:
    """A form with a file, which is refused together with the rest.

    Wagtail's page for several files otherwise stores it as it came, for later, past what is done to a file here.
    """

    def _post_clean(self):
        refused = "file" in self.errors and self.errors["file"].copy()
        super()._post_clean()
        if refused:
            self._errors["file"] = refused  # without what the model says of a file that it was not given
        if self.errors and "file" not in self.errors and "file" in self.changed_data:
            reasons = " ".join(message for messages in self.errors.values() for message in messages)
            self.add_error("file", f"{reasons} Nothing was stored: put that right and choose the file again.")
