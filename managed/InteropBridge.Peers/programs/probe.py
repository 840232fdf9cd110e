# SPDX-License-Identifier: MIT
"""Says what an interpreter is and has, a line each:  probe.py PACKAGE..."""
import importlib.util
import os
import platform
import shutil
import sys
import sysconfig
from importlib import metadata


def version(package):
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "unknown"


def has_compiler(variable, fallback):
    command = os.environ.get(variable) or sysconfig.get_config_var(variable) or fallback
    return shutil.which(command.split()[0]) is not None


print("interpreter", platform.python_implementation(), platform.python_version())
for package in sys.argv[1:]:
    if importlib.util.find_spec(package):
        print(package, version(package))
if os.path.exists(os.path.join(sysconfig.get_paths()["include"], "Python.h")):
    print("headers")
if has_compiler("CC", "cc"):
    print("cc")
if has_compiler("CXX", "c++"):
    print("c++")
