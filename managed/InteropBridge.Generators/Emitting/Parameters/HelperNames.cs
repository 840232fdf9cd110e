// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>What the helpers of a file are called: names that neither the header nor the user's part of the class has.</summary>
/// <param name="scope">The names that are taken.</param>
/// <param name="raw">The raw class, spelt in full.</param>
internal sealed class HelperNames(NameScope scope, string raw)
{
    /// <summary>The class of the raw declarations.</summary>
    public string Raw => raw;

    /// <summary>The class that throws.</summary>
    public string Check { get; } = scope.Unique("Check");

    /// <summary>The class that turns a status into an exception.</summary>
    public string Status { get; } = scope.Unique("Status");

    /// <summary>The class of a delegate that C may call.</summary>
    public string Callback { get; } = scope.Unique("Callback");

    /// <summary>The class of who listens to a call.</summary>
    public string Progress { get; } = scope.Unique("Progress");

    /// <summary>The class of the callbacks' unmanaged entries.</summary>
    public string Thunks { get; } = scope.Unique("Thunks");

    /// <summary>The class of the declarations without the GC transition.</summary>
    public string Fast { get; } = scope.Unique("Fast");

    /// <summary>The method between two names of one type.</summary>
    public string Cast { get; } = scope.Unique("Cast");
}
