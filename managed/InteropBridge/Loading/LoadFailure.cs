// SPDX-License-Identifier: MIT
namespace InteropBridge.Loading;

/// <summary>What keeps a file from being used; <see cref="LoadException"/> says it in words.</summary>
internal enum LoadFailure
{
    Missing,
    WrongArchitecture,
    Damaged,
    MissingDependency,
    BadOverride,
}
