// SPDX-License-Identifier: MIT
namespace InteropBridge.Loading;

/// <summary>Why a file cannot be used; <see cref="LoadException"/> says it in words.</summary>
internal enum LoadFailure
{
    Missing,
    WrongArchitecture,
    Damaged,
    MissingDependency,
    BadOverride,

    /// <summary>As <c>NativeLibraryFailure</c> numbers it, which has one more in between.</summary>
    UnsupportedInstructionSet = 6,
}
