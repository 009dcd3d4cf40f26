"""The province's library of electronic licences: told of each certificate's licence, and of each end of one."""

from xinsheng.gateways.licences.metadata import LABELS, licence_record

__all__ = ["LABELS", "licence_record"]
