// SPDX-License-Identifier: MIT
using InteropBridge.Loading;

namespace InteropBridge.Natives;

/// <summary>Why a native library could not be used.</summary>
public enum NativeLibraryFailure
{
    /// <summary>No file of that name in any of the places searched.</summary>
    Missing = LoadFailure.Missing,

    /// <summary>The file is for another processor or operating system.</summary>
    WrongArchitecture = LoadFailure.WrongArchitecture,

    /// <summary>The file is not a library, or is truncated.</summary>
    Damaged = LoadFailure.Damaged,

    /// <summary>A library that this one needs, such as the OpenMP runtime, is not installed.</summary>
    MissingDependency = LoadFailure.MissingDependency,

    /// <summary>INTEROPBRIDGE_NATIVE_PATH is not the absolute path of a folder.</summary>
    BadOverride = LoadFailure.BadOverride,

    /// <summary>The library loads but was built from another version of the header. Only a module with checks of its own finds
    /// it.</summary>
    AbiMismatch,

    /// <summary>The library has no code for this processor, or lacks the instruction set that was asked for.</summary>
    UnsupportedInstructionSet = LoadFailure.UnsupportedInstructionSet,
}
