#!/usr/bin/env python
import sys

from django.core.management import execute_from_command_line

from klonoinfo import read_settings

if __name__ == "__main__":
    read_settings()
    execute_from_command_line(sys.argv)
