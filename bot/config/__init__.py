"""What `config.yaml` may say (`settings.py`), and how it is read (`reading.py`)."""
