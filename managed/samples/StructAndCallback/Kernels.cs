// SPDX-License-Identifier: MIT
namespace StructAndCallback;

/// <summary>The functions of kernels/bisect.h. The struct is C#'s as the header declares it.</summary>
[InteropBridge.SafeApi(typeof(Native))]
internal static partial class Kernels;
