// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels;

/// <summary>Ids of the n-body variants. Other assemblies may add more; <see cref="NBody.Variants{T}"/> lists all.</summary>
public static class NBodyVariant
{
    /// <summary>The two loops over spans.</summary>
    public const string ManagedPlain = "managed-plain";

    /// <summary>Vector512, Vector256 or Vector128 of the bodies that are pulled.</summary>
    public const string ManagedSimd = "managed-simd";

    /// <summary>The vectors on threads, two barriers a step.</summary>
    public const string ManagedThreads = "managed-threads";

    /// <summary>The two loops in C.</summary>
    public const string CSerial = "c-serial";

    /// <summary>The two loops in C, bodies shared out by OpenMP.</summary>
    public const string COpenMP = "c-openmp";
}
