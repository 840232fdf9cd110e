// SPDX-License-Identifier: MIT
#nullable enable
using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

#pragma warning disable CS0436 // A friend assembly with kernels has a copy of its own.

namespace InteropBridge.Loading;

/// <summary>What the C compiler of a library made of the types of a header, and the functions that it declares: a table that
/// InteropBridge.Build puts into each library. Compared with the bindings when the library is loaded.</summary>
[Microsoft.CodeAnalysis.Embedded] // Not seen by friend assemblies, which have their own.
internal sealed unsafe class TypeTable : IDisposable
{
    private const int Version = 1;

    private readonly Dictionary<string, Entry> _entries = [];
    private readonly List<string> _differences = [];
    private void* _memory;

    /// <param name="address">Of the table, whose first entry tells its version and how many follow.</param>
    public TypeTable(nint address)
    {
        var entries = (Entry*)address;
        if ((int)entries->Place != Version)
        {
            _differences.Add("its table of types is of another version of InteropBridge.Build");
            return;
        }

        for (var i = 1; i <= (int)entries->Size; i++)
        {
            _entries[Marshal.PtrToStringUTF8((nint)entries[i].Name)!] = entries[i];
        }
    }

    /// <summary>What differs, in words; empty if nothing does.</summary>
    public IReadOnlyList<string> Differences => _differences;

    /// <summary>Compares the size of an enum.</summary>
    public void CompareEnum<T>(string name)
        where T : unmanaged => Compare(name, "bytes", Find(name)?.Size, sizeof(T));

    /// <summary>Compares the size and alignment of a struct.</summary>
    /// <param name="name">As C spells it.</param>
    /// <param name="alignment">What the bindings say beyond .NET's own; 0 if nothing.</param>
    /// <param name="isWhole">Whether it has a size: not if it ends in an array of no length.</param>
    /// <returns>Memory for one of them, until the next comparison of a struct: members are compared by their addresses in it, and
    /// the runtime may read what an address is computed from.</returns>
    public T* CompareStruct<T>(string name, int alignment, bool isWhole)
        where T : unmanaged
    {
        if (Find(name) is { } entry)
        {
            var inCSharp = Math.Max(alignment, sizeof(Aligned<T>) - sizeof(T));
            Compare(name, "bytes", isWhole ? entry.Size : null, sizeof(T));
            Compare(name, "bytes of alignment", (int)entry.Place > inCSharp ? entry.Place : null, inCSharp);
        }

        _memory = NativeMemory.Realloc(_memory, (nuint)sizeof(T));
        return (T*)_memory;
    }

    /// <summary>Compares where a member is and how many bytes it has.</summary>
    public void CompareMember<T>(string name, ref T member, bool hasSize)
    {
        ComparePlace(name, (nint)Unsafe.AsPointer(ref member));
        Compare(name, "bytes", hasSize && _entries.TryGetValue(name, out var entry) ? entry.Size : null, Unsafe.SizeOf<T>());
    }

    /// <summary>The same of a pointer.</summary>
    public void ComparePointer(string name, void* member)
    {
        ComparePlace(name, (nint)member);
        Compare(name, "bytes", _entries.TryGetValue(name, out var entry) ? entry.Size : null, sizeof(nint));
    }

    /// <summary>Compares the bits of a bit-field.</summary>
    /// <param name="name">As C spells it.</param>
    /// <param name="ones">The struct with this bit-field all ones.</param>
    public void CompareBits<T>(string name, T ones)
        where T : unmanaged
    {
        if (Find(name) is { } entry && (int)entry.Size == sizeof(T)
            && !new ReadOnlySpan<byte>(&ones, sizeof(T)).SequenceEqual(new ReadOnlySpan<byte>(entry.Image, sizeof(T))))
        {
            _differences.Add($"{name} has other bits in the library than in the bindings");
        }
    }

    /// <summary>Compares the signatures of functions.</summary>
    /// <param name="expected"><c>name=hash</c>, parted by blanks.</param>
    public void CompareFunctions(ReadOnlySpan<byte> expected)
    {
        if (Find("functions") is not { } entry
            || expected.SequenceEqual(new ReadOnlySpan<byte>(entry.Image, (int)entry.Size)))
        {
            return;
        }

        var found = Parse(new ReadOnlySpan<byte>(entry.Image, (int)entry.Size)).ToDictionary(pair => pair[0], pair => pair[1]);
        foreach (var pair in Parse(expected))
        {
            if (!found.TryGetValue(pair[0], out var hash))
            {
                _differences.Add($"{pair[0]}() was not in the header of the library");
            }
            else if (hash != pair[1])
            {
                _differences.Add($"{pair[0]}() has another signature in the library than in the bindings");
            }
        }
    }

    public void Dispose() => NativeMemory.Free(_memory);

    private static IEnumerable<string[]> Parse(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text)
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='));

    private Entry? Find(string name)
    {
        if (_entries.TryGetValue(name, out var entry))
        {
            return entry;
        }

        if (_entries.Count > 0)
        {
            _differences.Add($"{name} was not in the header of the library");
        }

        return null;
    }

    private void ComparePlace(string name, nint address)
    {
        if (Find(name) is { } entry && (nint)entry.Place != address - (nint)_memory)
        {
            _differences.Add($"{name} is at byte {entry.Place} in the library and at byte {address - (nint)_memory} in the bindings");
        }
    }

    private void Compare(string name, string what, nuint? inC, int inCSharp)
    {
        if (inC is { } number && (int)number != inCSharp)
        {
            _differences.Add($"{name} has {number} {what} in the library and {inCSharp} in the bindings");
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Entry
    {
        public byte* Name;
        public nuint Place;
        public nuint Size;
        public void* Image;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Aligned<T>
        where T : unmanaged
    {
        public byte Before;
        public T Value;
    }
}
