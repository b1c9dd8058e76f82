"""GridWarden: the platform a city district runs its grid governance on. See README.md for the house."""
