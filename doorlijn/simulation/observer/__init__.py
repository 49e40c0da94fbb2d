"""The observer of a simulation: knows nothing of the product's code, only its tables and what people did."""
