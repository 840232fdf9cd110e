# SPDX-License-Identifier: MIT
"""Builds price_cython:  INCLUDE=... LIBRARY=... setup.py build_ext --inplace"""
import os

from Cython.Build import cythonize
from setuptools import Extension, setup

library = os.environ["LIBRARY"]
setup(ext_modules=cythonize([Extension(
    "price_cython", ["price_cython.pyx"], include_dirs=[os.environ["INCLUDE"]], extra_link_args=[library],
    extra_compile_args=["-O3"], runtime_library_dirs=[os.path.dirname(library)])]))
