// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels;

/// <summary>Ids of the Fibonacci variants. Not every form has all of them; <see cref="Fibonacci.Variants"/> lists those of a
/// form.</summary>
public static class FibonacciVariant
{
    /// <summary>An expression tree, interpreted.</summary>
    public const string ManagedInterpreted = "managed-interpreted";

    /// <summary>Arithmetic on <c>dynamic</c>.</summary>
    public const string ManagedBoxed = "managed-boxed";

    /// <summary>Plain C#.</summary>
    public const string ManagedPlain = "managed-plain";

    /// <summary>Recursive only: plain C# that the JIT is free to inline.</summary>
    public const string ManagedInlined = "managed-inlined";

    /// <summary>One thread per number.</summary>
    public const string ManagedThreads = "managed-threads";

    /// <summary>Worker processes.</summary>
    public const string ManagedProcesses = "managed-processes";

    /// <summary>Plain C.</summary>
    public const string CSerial = "c-serial";

    /// <summary>Recursive only: plain C that the compiler is free to inline.</summary>
    public const string CInlined = "c-inlined";

    /// <summary>Numbers shared out by OpenMP.</summary>
    public const string COpenMP = "c-openmp";

    /// <summary>One GPU thread per number.</summary>
    public const string Cuda = "cuda";

    /// <summary>One item of OpenCL per number.</summary>
    public const string OpenCL = "opencl";
}
