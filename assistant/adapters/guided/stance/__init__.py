"""Which cause cell a remark bears on, and whether for or against."""
