"""Xinsheng 新生: the birth-services platform of a province."""
