// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace InteropBridge.OpenCL.Driver;

/// <summary>Owns one object of the library: a context, a queue, memory, a program, a kernel, an event. OpenCL counts what uses
/// an object, so they may be released in any order and while work that uses them is queued.</summary>
internal sealed unsafe class OpenCLHandle : SafeHandle
{
    private readonly delegate* unmanaged[Cdecl]<nint, int> _release;

    /// <param name="value">The library's handle.</param>
    /// <param name="release">Releases it.</param>
    public OpenCLHandle(void* value, void* release)
        : base(0, ownsHandle: true)
    {
        _release = (delegate* unmanaged[Cdecl]<nint, int>)release;
        SetHandle((nint)value);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The library's handle. The caller keeps this object alive while it uses the handle, and does not dispose it on
    /// another thread.</summary>
    /// <exception cref="ObjectDisposedException">It has been released.</exception>
    public nint Value
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return handle;
        }
    }

    protected override bool ReleaseHandle() => _release(handle) == OpenCLStatus.Success;
}
