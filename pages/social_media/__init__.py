"""Reading the organisation's posts elsewhere: one provider a file, all through the guarded download of `http.py`."""
