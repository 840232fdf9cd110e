// SPDX-License-Identifier: MIT
namespace OwnKernel;

/// <summary>The functions of kernels/saxpy.h as methods that check, pin and throw.</summary>
[InteropBridge.SafeApi(typeof(Native))]
internal static partial class Kernels;
