"""The marking room: what students have written is read and judged here, one question for all of them at a time."""
