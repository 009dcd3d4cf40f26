"""The state's own registers, which are told of each certificate every standing it comes to (domain 5.3)."""

from enum import StrEnum

TRY_AGAIN = "try_delivery_again"  # what waits to be sent to a register, or to a hospital's system


class StateRegister(StrEnum):
    """A register of the state that keeps what we issue."""

    MCHIS = "mchis"  # 妇幼健康服务管理信息系统
    POPULATION = "population"  # 全员人口统筹管理信息系统
    LICENCES = "licences"  # 电子证照库
