"""What the pages know without any web: words, dates, pictures and the shape of what the APIs say."""
