// SPDX-License-Identifier: MIT
namespace InteropBridge.Natives;

/// <summary>There is no C compiler, or it did not do its work: it could not be started, crashed, or took too long. The message
/// says what to do.</summary>
public sealed class CCompilerException : Exception
{
    internal CCompilerException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
