"""What is written across a document that is not in earnest, and which every reader must see."""

TEST_SEAL = "测试签章，不具法律效力"
DEMONSTRATION = "演示件，不具法律效力"
