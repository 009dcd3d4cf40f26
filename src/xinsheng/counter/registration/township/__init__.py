"""The township that is to handle it, should a person have to."""
