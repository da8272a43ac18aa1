"""What belongs together: copies of one text, reports of one event. Pure."""
