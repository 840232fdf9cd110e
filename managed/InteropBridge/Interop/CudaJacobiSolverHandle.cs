// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace InteropBridge.Interop;

/// <summary>Owns an <c>ib_jacobi_cuda_solver</c>.</summary>
internal sealed unsafe class CudaJacobiSolverHandle : SafeHandle
{
    public CudaJacobiSolverHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Valid while the handle is not closed.</summary>
    public ib_jacobi_cuda_solver* Pointer => (ib_jacobi_cuda_solver*)handle;

    public static CudaJacobiSolverHandle Create<T>(int rows, int columns)
    {
        var created = new CudaJacobiSolverHandle();
        ib_jacobi_cuda_solver* solver;
        NativeStatus.ThrowIfFailed(typeof(T) == typeof(double)
            ? NativeCuda.ib_jacobi_cuda_create_f64(rows, columns, &solver)
            : NativeCuda.ib_jacobi_cuda_create_f32(rows, columns, &solver));
        created.SetHandle((nint)solver);
        return created;
    }

    protected override bool ReleaseHandle()
    {
        NativeCuda.ib_jacobi_cuda_destroy(Pointer);
        return true;
    }
}
