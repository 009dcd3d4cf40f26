"""The province of casework's tests, and the screens of those who supervise."""

from tests.desk_setting_up.conftest import Screens, own_keys, scene, screens, today, words_of

__all__ = ["Screens", "own_keys", "scene", "screens", "today", "words_of"]
