"""Comparing faces by small models on our own processor, in a child that is bounded and gone when it has answered.

The models are Davis King's (public domain, CC0), for dlib (Boost Software License 1.0): five landmarks to lay a face
straight, and a network of 29 layers that puts the faces of one person near each other. The landmarks of 68 points,
which could tell a closed eye, may not be used so by the licence of their pictures.
"""

import json
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

from xinsheng.gateways.bounded_child import UnableToAskChild, ask_child
from xinsheng.gateways.resemblance.port import Published, Seen, UnableToCompare
from xinsheng.law.resemblance import SeenFace

PARTS = ("dlib", "numpy")
LANDMARKS, FACES = "shape_predictor_5_face_landmarks.dat", "dlib_face_recognition_resnet_model_v1.dat"
SECONDS = 10.0  # by the clock; the officer goes on without a result then
LONGEST_ANSWER = 4 * 1024  # bytes
_MODELS = "face_recognition_models"  # where the package of that name would have put them
_CHILD = "xinsheng.gateways.resemblance.child"
_ONE_AT_A_TIME = Lock()  # in each process that serves


def is_installed() -> bool:
    """Whether the optional part `resemblance` is installed, with its models."""
    return all(find_spec(part) is not None for part in PARTS) and _find_models() is not None


def _find_models() -> Path | None:
    found = find_spec(_MODELS)
    folders = [Path(place) / "models" for place in found.submodule_search_locations or ()] if found else []
    return next((one for one in folders if (one / LANDMARKS).is_file() and (one / FACES).is_file()), None)


class LocalComparer:
    """Our own machine (see `FaceComparer`)."""

    model = "dlib_face_recognition_resnet_model_v1"
    published: Published | None = Published(right=0.993833, photographs="LFW")  # the README of davisking/dlib-models

    def compare(self, portrait: bytes, live: Sequence[bytes]) -> Seen:
        """What is on the pictures; raises UnableToCompare, `busy` while others are being compared."""
        models = _find_models()
        if models is None or not is_installed():
            raise UnableToCompare("not_installed")
        if not _ONE_AT_A_TIME.acquire(blocking=False):
            raise UnableToCompare("busy")
        pictures = (portrait, *live)
        task = {"lengths": [len(one) for one in pictures], "models": [str(models / LANDMARKS), str(models / FACES)]}
        try:
            answer = ask_child(_CHILD, task=task, content=b"".join(pictures), seconds=SECONDS, longest=LONGEST_ANSWER)
        except UnableToAskChild as fault:
            raise UnableToCompare(fault.code) from fault
        finally:
            _ONE_AT_A_TIME.release()
        try:
            first, *rest = (SeenFace(**one) for one in json.loads(answer))
        except (ValueError, TypeError) as fault:  # cut at its longest, or a library of the child's wrote into it
            raise UnableToCompare("ended_badly") from fault
        return Seen(portrait=first, live=tuple(rest))
