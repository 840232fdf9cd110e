# SPDX-License-Identifier: MIT
"""Compiles a program ahead of time, once for each interpreter and processor."""
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile

import numpy

HERE = os.path.dirname(os.path.abspath(__file__))
OPTIONS = ["-O3", "-march=native"] if os.name == "posix" and platform.machine() in ("x86_64", "amd64") else ["-O3"]


def _processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            return next((line for line in lines if line.startswith("flags")), "")
    except OSError:
        return platform.processor()


def _compiler():
    """What the compilers say of themselves: an interpreter may have been built by others than are here now."""
    said = []
    for variable, fallback in (("CC", "cc"), ("CXX", "c++")):
        command = os.environ.get(variable) or sysconfig.get_config_var(variable) or fallback
        try:
            said.append(subprocess.run([command.split()[0], "--version"], capture_output=True, text=True, check=False).stdout)
        except OSError:
            said.append("")
    return said


def _folder(package):
    key = repr((sys.version, package.__version__, numpy.__version__, platform.machine(), _processor(), _compiler()))
    folder = os.path.join(HERE, "compiled-" + hashlib.sha256(key.encode()).hexdigest()[:16])
    os.makedirs(folder, exist_ok=True)
    return folder


def _cython(name, work):
    from Cython.Build import cythonize
    from setuptools import Distribution, Extension

    source = shutil.copy(os.path.join(HERE, name + ".pyx"), work)
    extension = Extension(name, [source], extra_compile_args=OPTIONS)
    command = Distribution({"ext_modules": cythonize([extension], quiet=True)}).get_command_obj("build_ext")
    command.build_lib = command.build_temp = work
    command.ensure_finalized()
    command.run()
    return os.path.join(work, command.get_ext_filename(name))


def _pythran(name, work):
    import pythran

    result = os.path.join(work, name + ".so")
    pythran.compile_pythranfile(os.path.join(HERE, name + ".py"), output_file=result, extra_compile_args=OPTIONS)
    return result


def import_compiled(name, package):
    """Imports a program of Cython's or Pythran's, compiled in a folder of its own first if it is not there yet."""
    folder = _folder(package)
    library = os.path.join(folder, name + sysconfig.get_config_var("EXT_SUFFIX"))
    if not os.path.exists(library):
        with tempfile.TemporaryDirectory(dir=folder) as work:
            made = {"Cython": _cython, "pythran": _pythran}[package.__name__](name, work)
            os.replace(made, library)  # whole, for another process that wants it too
    sys.path.insert(0, folder)
    return __import__(name)
