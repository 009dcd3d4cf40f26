"""The screens of those who keep an institution's registers."""

from tests.desk_setting_up.conftest import Screens, own_keys, scene, screens, today, words_of

__all__ = ["Screens", "own_keys", "scene", "screens", "today", "words_of"]
