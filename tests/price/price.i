/* SPDX-License-Identifier: MIT
 * The probes of interopbridge.h for SWIG, which reads no contracts: what is an array, an output and a length is said here. */
%module price
%{
#include "interopbridge.h"
%}
%include <stdint.i>
%include <typemaps.i>
%include <arrays_csharp.i>
%apply double INPUT[] { const double *x }
%apply double *OUTPUT { double *first }
int32_t ib_probe_add(int32_t a, int32_t b);
int32_t ib_probe_first(const double *x, int64_t length, double *first);
int64_t ib_probe_length(const char *text);
