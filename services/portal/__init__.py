"""The web pages: owns no data, composes the services' REST APIs with the reader's own token."""
