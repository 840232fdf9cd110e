// SPDX-License-Identifier: MIT
using InteropBridge.Mpi.Interop;

namespace InteropBridge.Mpi;

/// <summary>The functions of the MPI library as methods that check, pin and throw: generated from the raw bindings and the
/// contracts of <c>interopbridge_mpi.h</c>.</summary>
[SafeApi(typeof(NativeMpi), Prefix = "ib_mpi_", StatusMap = typeof(MpiStatus))]
internal static partial class SafeMpi;
