// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace InteropBridge.Interop;

/// <summary>Owns an <c>ib_jacobi_solver</c>.</summary>
internal sealed unsafe class JacobiSolverHandle : SafeHandle
{
    public JacobiSolverHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Valid while the handle is not closed.</summary>
    public ib_jacobi_solver* Pointer => (ib_jacobi_solver*)handle;

    public static JacobiSolverHandle Create<T>(int rows, int columns, int form, int threads)
    {
        var created = new JacobiSolverHandle();
        ib_jacobi_solver* solver;
        NativeStatus.ThrowIfFailed(typeof(T) == typeof(double)
            ? Native.ib_jacobi_create_f64(rows, columns, form, threads, &solver)
            : Native.ib_jacobi_create_f32(rows, columns, form, threads, &solver));
        created.SetHandle((nint)solver);
        return created;
    }

    protected override bool ReleaseHandle()
    {
        Native.ib_jacobi_destroy(Pointer);
        return true;
    }
}
