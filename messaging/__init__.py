"""How a fact travels from the service that knows it to the services that must act, without ever being lost."""
