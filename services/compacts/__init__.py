"""The agreement: importing and adopting its text, and reading it by clause."""
