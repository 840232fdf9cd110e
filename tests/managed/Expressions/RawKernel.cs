// SPDX-License-Identifier: MIT
using InteropBridge.Expressions;

namespace InteropBridge.Tests.Expressions;

/// <summary>Compiled C with any number of operands, called as a kernel calls it.</summary>
internal static unsafe class RawKernel
{
    public static void Run(string operands, string expression, ElementwiseOptions options, params Array[] arrays)
    {
        var bound = Binder.Bind(expression, ElementType.None, operands, options.Functions, null);
        var code = new NativeCode(bound, 0, options.Compiler);
        var handles = Array.ConvertAll(arrays, array => System.Runtime.InteropServices.GCHandle.Alloc(array, System.Runtime.InteropServices.GCHandleType.Pinned));
        var addresses = stackalloc void*[arrays.Length];
        for (var index = 0; index < arrays.Length; index++)
        {
            addresses[index] = (void*)handles[index].AddrOfPinnedObject();
        }

        code.Run(addresses, arrays[0].Length, 1, null);
        Array.ForEach(handles, handle => handle.Free());
    }
}
