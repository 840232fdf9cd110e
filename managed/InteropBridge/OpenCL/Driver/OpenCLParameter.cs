// SPDX-License-Identifier: MIT
namespace InteropBridge.OpenCL.Driver;

/// <summary>A parameter of a kernel, as the compiler understood it.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Type">Such as <c>float*</c>.</param>
/// <param name="Kind">What is passed for it.</param>
/// <param name="Size">Bytes of a value; null if the type is not one of the language's own.</param>
internal sealed record OpenCLParameter(int Index, string Type, OpenCLParameterKind Kind, int? Size)
{
    // CL_KERNEL_ARG_..., of cl.h.
    private const uint Address = 0x1196, TypeName = 0x1198;
    private const uint Global = 0x119B, Local = 0x119C, Constant = 0x119D;

    private static readonly Dictionary<string, int> Sizes = new()
    {
        ["char"] = 1, ["uchar"] = 1, ["short"] = 2, ["ushort"] = 2, ["half"] = 2, ["int"] = 4, ["uint"] = 4, ["float"] = 4,
        ["long"] = 8, ["ulong"] = 8, ["double"] = 8, ["unsigned char"] = 1, ["unsigned short"] = 2, ["unsigned int"] = 4,
        ["unsigned long"] = 8,
    };

    /// <exception cref="OpenCLException">The driver does not tell the types.</exception>
    /// <exception cref="ArgumentException">It is an image or a sampler.</exception>
    public static unsafe OpenCLParameter Read(OpenCLLibrary library, nint kernel, int index, string kernelName)
    {
        var doing = $"asking for the type of parameter {index} of {kernelName}";
        uint address;
        OpenCLLibrary.Check(library.Api.clGetKernelArgInfo(
            (_cl_kernel*)kernel, (uint)index, Address, sizeof(uint), &address, null), doing);
        nuint length;
        OpenCLLibrary.Check(library.Api.clGetKernelArgInfo((_cl_kernel*)kernel, (uint)index, TypeName, 0, null, &length), doing);
        var bytes = new byte[length];
        fixed (byte* first = bytes)
        {
            OpenCLLibrary.Check(library.Api.clGetKernelArgInfo((_cl_kernel*)kernel, (uint)index, TypeName, length, first, null), doing);
        }

        var type = InfoReader.ToText(bytes);
        if (IsImage(type) || type is "sampler_t" or "event_t" or "pipe")
        {
            throw new ArgumentException($"parameter {index} of {kernelName} is of type {type}: this layer passes arrays and values only");
        }

        var kind = address switch
        {
            Global or Constant => OpenCLParameterKind.Array,
            Local => OpenCLParameterKind.Local,
            _ => OpenCLParameterKind.Value,
        };
        return new OpenCLParameter(index, type, kind, kind == OpenCLParameterKind.Value ? SizeOf(type) : null);
    }

    /// <summary><c>image2d_t</c>, <c>image1d_buffer_t</c> and their like: another type of the user's may begin with the word.</summary>
    internal static bool IsImage(string type) =>
        type is ['i', 'm', 'a', 'g', 'e', '1' or '2' or '3', 'd', '_', ..] && type.EndsWith("_t", StringComparison.Ordinal);

    /// <summary>Of a number or a vector of them; three elements take the room of four.</summary>
    internal static int? SizeOf(string type)
    {
        var element = type.TrimEnd('0', '1', '2', '3', '4', '6', '8');
        if (!Sizes.TryGetValue(element, out var size))
        {
            return null;
        }

        return type[element.Length..] switch
        {
            "" => size,
            "2" => 2 * size,
            "3" or "4" => 4 * size,
            "8" => 8 * size,
            "16" => 16 * size,
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Type;
}
