"""The province whose services these are: configured here, once.

Another province changes this code, the divisions below the county that `standards` ships, and its own regulation's
articles in the rows of the law.
"""

PROVINCE = "52"  # 贵州省, GB/T 2260: its divisions are known and asked for down to the village
