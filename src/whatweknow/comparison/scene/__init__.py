"""When, where and how many: the timeline, the places and the figures of all reports."""
