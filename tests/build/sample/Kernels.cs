// SPDX-License-Identifier: MIT
namespace Sample;

/// <summary>The functions of kernels/sample.h.</summary>
[InteropBridge.SafeApi(typeof(Native), Prefix = "sample_")]
public static partial class Kernels;
