"""A face held against its card, in words: what the officer is told, what the person is asked, why nothing came."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xinsheng.law.resemblance import NotCompared, Resemblance, Turn

OF_RESEMBLANCE: Mapping[type[StrEnum], Mapping[str, Promise | str]] = {
    Resemblance: {
        "alike": _("像"),
        "doubtful": _("拿不准"),
        "not_alike": _("不像"),
    },
    Turn: {
        "left": _("请本人把头转向自己的左边，眼睛仍看镜头方向。"),
        "right": _("请本人把头转向自己的右边，眼睛仍看镜头方向。"),
    },
    NotCompared: {
        "no_face_on_card": _("证件照片上没有找到人脸，无法比对。"),
        "no_face": _("拍下的照片里没有找到人脸。请靠近一些，脸朝镜头，光线要够。"),
        "several_faces": _("拍下的照片里不止一张脸。请让画面里只有本人。"),
        "not_straight": _("第一张没有正对镜头。"),
        "not_turned": _("没有看到按要求转头，或转得不够。"),
        "another_face": _("几张照片不像同一个人的脸。请不要换人。"),
    },
}
