"""The files of pictures: which of them a page can show, and how large they are."""
