"""One module for each corpus; each gives documents as `training.examples.Example`."""
