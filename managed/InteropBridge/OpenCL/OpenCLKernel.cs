// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using InteropBridge.OpenCL.Driver;

namespace InteropBridge.OpenCL;

/// <summary>A kernel of a module, ready to launch. Created by <see cref="OpenCLModule.GetKernel"/> and valid as long as the
/// module. Any thread may launch it, and a launch allocates nothing.</summary>
public sealed unsafe class OpenCLKernel
{
    private const uint ArgumentCount = 0x1191, WorkGroupSize = 0x11B0; // CL_KERNEL_..., of cl.h
    private const int Dimensions = 3;

    private readonly OpenCLHandle _handle;
    private readonly OpenCLDevice _device;
    private readonly OpenCLParameter[] _parameters;
    private readonly Lock _launching = new(); // the library keeps the arguments in the kernel

    internal OpenCLKernel(OpenCLDevice device, OpenCLHandle handle, string name)
    {
        (_device, _handle, Name) = (device, handle, name);
        var count = InfoReader.Value<uint>(Api.clGetKernelInfo, handle.Value, ArgumentCount, $"asking for the parameters of {name}");
        _parameters = [.. Enumerable.Range(0, (int)count).Select(
            index => OpenCLParameter.Read(device.Library, handle.Value, index, name))];
        nuint items;
        OpenCLLibrary.Check(Api.clGetKernelWorkGroupInfo((_cl_kernel*)handle.Value, (_cl_device_id*)device.Info.DeviceHandle,
            WorkGroupSize, (nuint)sizeof(nuint), &items, null), $"asking for the largest group of {name}");
        MaxItemsPerGroup = (int)items;
    }

    /// <summary>The function's name.</summary>
    public string Name { get; }

    /// <summary>The types of its parameters, as the compiler writes them: <c>float*</c>.</summary>
    public IReadOnlyList<string> ParameterTypes => Array.ConvertAll(_parameters, parameter => parameter.Type);

    /// <summary>The most items of a group in this kernel.</summary>
    public int MaxItemsPerGroup { get; }

    /// <summary>The library's handle (<c>cl_kernel</c>), for other libraries; valid as long as the module.</summary>
    public nint Handle
    {
        get
        {
            ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
            return _handle.Value;
        }
    }

    private ref readonly opencl_functions Api => ref _device.Library.Api;

    /// <summary>Queues the kernel. An error while it runs is reported by a later call that waits for it.</summary>
    /// <remarks>As in CUDA, the number of items is that of the groups times that of a group's items: check in the kernel whether
    /// <c>get_global_id</c> is within the array. Disposing an argument on another thread during the launch is an error that is
    /// not detected.</remarks>
    /// <param name="grid">Groups.</param>
    /// <param name="block">Items per group.</param>
    /// <param name="arguments">One for each parameter of the kernel, of the same type. Nothing is converted: a <c>double</c> for
    /// a <c>float</c> is an error.</param>
    /// <exception cref="ArgumentException">The arguments differ from the parameters in number, kind or size, an array is on
    /// another device, or a group has more items than the kernel or the device allows.</exception>
    /// <exception cref="ObjectDisposedException">The module, the device or an array was disposed.</exception>
    /// <exception cref="OpenCLException">The library rejected the launch, or an earlier kernel failed.</exception>
    public void Launch(Dim3 grid, Dim3 block, params ReadOnlySpan<OpenCLArgument> arguments)
    {
        Check(block);
        Check(arguments);
        var sizes = stackalloc nuint[2 * Dimensions]
        {
            (nuint)((long)grid.X * block.X), (nuint)((long)grid.Y * block.Y), (nuint)((long)grid.Z * block.Z),
            (nuint)block.X, (nuint)block.Y, (nuint)block.Z,
        };
        int status;
        lock (_launching)
        {
            SetArguments(arguments);
            status = Api.clEnqueueNDRangeKernel(
                _device.Queue, (_cl_kernel*)Handle, Dimensions, null, sizes, sizes + Dimensions, 0, null, null);
        }

        if (status != OpenCLStatus.Success)
        {
            throw OpenCLLibrary.ToException(status, $"launching {Name} with {grid} groups of {block} items");
        }

        GC.KeepAlive(this);
        foreach (ref readonly var argument in arguments)
        {
            GC.KeepAlive(argument.Kept);
        }
    }

    /// <summary>The kernel goes with its module.</summary>
    internal void Release() => _handle.Dispose();

    private void SetArguments(ReadOnlySpan<OpenCLArgument> arguments)
    {
        fixed (void* pinned = &Unsafe.As<OpenCLArgument, byte>(ref MemoryMarshal.GetReference(arguments)))
        {
            for (var index = 0; index < arguments.Length; index++)
            {
                ref readonly var argument = ref arguments[index];
                var value = argument.Kind == OpenCLParameterKind.Local ? null
                    : argument.IsLarge ? (void*)argument.Value
                    : Unsafe.AsPointer(ref Unsafe.AsRef(in argument.Value));
                var status = Api.clSetKernelArg((_cl_kernel*)Handle, (uint)index, (nuint)argument.Size, value);
                if (status != OpenCLStatus.Success)
                {
                    throw Refused(status, index, argument.Size);
                }
            }
        }
    }

    private void Check(Dim3 block)
    {
        var most = _device.Info.MaxItems;
        if (block.Count > MaxItemsPerGroup || block.X > most[0] || block.Y > most[1] || block.Z > most[2])
        {
            throw new ArgumentException($"{block} items are too many for a group of {Name} on {_device.Info.Name}: at most "
                + $"{MaxItemsPerGroup} in all, and {most[0]} x {most[1]} x {most[2]}", nameof(block));
        }
    }

    private void Check(ReadOnlySpan<OpenCLArgument> arguments)
    {
        if (arguments.Length != _parameters.Length)
        {
            throw new ArgumentException($"{Name} has {_parameters.Length} parameters ({string.Join(", ", ParameterTypes)}) but was called "
                + $"with {arguments.Length} arguments", nameof(arguments));
        }

        for (var index = 0; index < arguments.Length; index++)
        {
            ref readonly var argument = ref arguments[index];
            var parameter = _parameters[index];
            if (argument.Kind != parameter.Kind || (parameter.Size is { } size && size != argument.Size)
                || (argument.Memory is { } memory && !IsHere(memory)))
            {
                throw WrongArgument(argument, parameter);
            }
        }
    }

    /// <exception cref="ObjectDisposedException">The array was disposed after the argument was made.</exception>
    private bool IsHere(OpenCLMemory memory) => memory.Handle != 0 && memory.Device == _device;

    private ArgumentException WrongArgument(in OpenCLArgument argument, OpenCLParameter parameter) => new(
        $"argument {parameter.Index} of {Name} " + (argument.Kind != parameter.Kind
            ? $"is {Describe(argument.Kind)}, but its parameter, {parameter.Type}, takes {Describe(parameter.Kind)}"
            : argument.Memory is not null ? "is an array of another OpenCLDevice object: make both with one"
            : $"has {argument.Size} bytes, but its parameter, {parameter.Type}, has {parameter.Size}"), nameof(argument));

    private Exception Refused(int status, int index, int bytes) => status == OpenCLStatus.InvalidArgumentSize
        ? new ArgumentException($"argument {index} of {Name} has {bytes} bytes, and its parameter, {_parameters[index].Type}, has another "
            + "size")
        : OpenCLLibrary.ToException(status, $"passing argument {index} of {Name}");

    private static string Describe(OpenCLParameterKind kind) => kind switch
    {
        OpenCLParameterKind.Array => "a device array",
        OpenCLParameterKind.Local => "memory of a group (OpenCLArgument.Local)",
        _ => "a value",
    };
}
