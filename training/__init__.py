"""Makes the model that the package ships. Never imported by the package."""
