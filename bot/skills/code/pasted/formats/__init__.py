"""Parts of data and style sheets (JSON, CSS) put in by their keys and rules. Pure."""
