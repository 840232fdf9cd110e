// SPDX-License-Identifier: MIT
#nullable enable
using System;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace InteropBridge.Loading;

/// <summary>Where the host of a single-file program extracted its native libraries
/// (<c>IncludeNativeLibrariesForSelfExtract</c>). The folder is in no property of AppContext; the host answers for it by its
/// contract with the runtime, which is documented in dotnet/runtime, docs/design/features/host-runtime-information.md.</summary>
internal static unsafe class BundleExtraction
{
    /// <summary>The absolute path; null if nothing was extracted.</summary>
    public static string? Folder()
    {
        if (AppContext.GetData("HOST_RUNTIME_CONTRACT") is not string text || !text.StartsWith("0x", StringComparison.Ordinal)
            || !nint.TryParse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var address))
        {
            return null;
        }

        var contract = (Contract*)address;
        if (contract->Size < (nuint)sizeof(Contract) || contract->GetRuntimeProperty is null)
        {
            return null;
        }

        const int longest = 32 << 10;
        var value = new byte[longest];
        fixed (byte* key = "BUNDLE_EXTRACTION_PATH\0"u8, buffer = value)
        {
            var written = contract->GetRuntimeProperty(key, buffer, longest, contract->Context); // with the final zero
            return written is > 1 and <= longest ? Encoding.UTF8.GetString(value, 0, (int)written - 1).TrimEnd('\0') : null;
        }
    }

    /// <summary>The first members of <c>host_runtime_contract</c>; later versions may append to it.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Contract
    {
        public nuint Size;
        public void* Context;
        public delegate* unmanaged[Stdcall]<byte*, byte*, nuint, void*, nuint> GetRuntimeProperty;
    }
}
