// SPDX-License-Identifier: MIT
namespace InteropBridge.Languages;

/// <summary>The functions of the headers in kernels/ as methods that check, pin and throw, whatever language they are written in.</summary>
[SafeApi(typeof(Native))]
internal static partial class Kernels;
