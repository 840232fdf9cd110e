// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Emitting.Parameters;

namespace InteropBridge.Generators.Emitting;

/// <summary>Emits what the methods of a file share. The types are local to the file, so that no name of the user's is
/// taken.</summary>
internal static class SupportEmitter
{
    public static string Text(HelperNames helpers) => $$"""

        file static class {{helpers.Check}}
        {
            [global::System.Diagnostics.CodeAnalysis.DoesNotReturn]
            internal static void ThrowRange(string name, object value, string lowest, string highest) =>
                throw new global::System.ArgumentOutOfRangeException(name, value, $"'{name}' must be {lowest}..{highest}");

            [global::System.Diagnostics.CodeAnalysis.DoesNotReturn]
            internal static void ThrowLength(string name, int length, string lowest, string highest) =>
                throw new global::System.ArgumentOutOfRangeException(name, length, $"'{name}' must have {lowest}..{highest} elements");

            [global::System.Diagnostics.CodeAnalysis.DoesNotReturn]
            internal static void ThrowShort(string name, int length, long needed) =>
                throw new global::System.ArgumentException($"'{name}' has {length} elements, {needed} are needed", name);

            [global::System.Diagnostics.CodeAnalysis.DoesNotReturn]
            internal static void ThrowUnequal(string name, int length, string other, int otherLength) =>
                throw new global::System.ArgumentException($"'{name}' has {length} elements, '{other}' has {otherLength}", name);

            [global::System.Diagnostics.CodeAnalysis.DoesNotReturn]
            internal static void ThrowOverlap(string name, string other) =>
                throw new global::System.ArgumentException($"'{name}' overlaps '{other}'", name);

            [global::System.Diagnostics.CodeAnalysis.DoesNotReturn]
            internal static void ThrowMisaligned(string name, int alignment) => throw new global::System.ArgumentException(
                $"'{name}' starts at an address that is no multiple of {alignment}, as its C type must; memory from "
                + $"NativeMemory.AlignedAlloc(size, {alignment}) does", name);

            [global::System.Diagnostics.CodeAnalysis.DoesNotReturn]
            internal static void ThrowZero(string name) =>
                throw new global::System.ArgumentException($"'{name}' holds a zero character, where C would take it to end", name);

        #nullable disable
            internal static void ThrowIfNoStrings(string name, global::System.ReadOnlySpan<string> texts, bool mayBeNull)
            {
                for (int i = 0; i < texts.Length; i++)
                {
                    string text = texts[i];
                    if (text is null && !mayBeNull)
                    {
                        throw new global::System.ArgumentException($"'{name}' holds a null, where C needs a string", name);
                    }

                    if (text is not null && text.Contains('\0'))
                    {
                        ThrowZero(name);
                    }
                }
            }
        #nullable restore

            /// <summary>UTF-8 up to its zero.</summary>
            internal static string ToText(byte[] room)
            {
                int end = global::System.Array.IndexOf(room, (byte)0);
                return global::System.Text.Encoding.UTF8.GetString(room, 0, end < 0 ? room.Length : end);
            }

            [global::System.Diagnostics.CodeAnalysis.DoesNotReturn]
            internal static void ThrowLost(string name) => throw new global::System.InvalidOperationException(
                $"C called '{name}' on another thread than that of the call; without user data no delegate can be found there, so C received 0");

            [global::System.Diagnostics.CodeAnalysis.DoesNotReturn]
            internal static void ThrowRestless(string function, long needed) => throw new global::System.InvalidOperationException(
                $"{function} kept asking for more room; the last request was for {needed} elements");

            [global::System.Diagnostics.CodeAnalysis.DoesNotReturn]
            internal static void ThrowNoLength(string function, long needed) => throw new global::System.InvalidOperationException(
                $"{function} gave {needed}, which is not a valid length; if that is how it fails, its contract must say so: status(negative)");

            [global::System.Diagnostics.CodeAnalysis.DoesNotReturn]
            internal static void ThrowUnsupported(global::System.Type type) =>
                throw new global::System.NotSupportedException($"there is no form for {type}");
        }

        /// <summary>A delegate that C may call, and what it threw.</summary>
        file sealed class {{helpers.Callback}}(
            global::System.Delegate target,
            global::System.Runtime.CompilerServices.StrongBox<
                global::System.Runtime.ExceptionServices.ExceptionDispatchInfo?> failure)
        {
            internal global::System.Delegate Target => target;

            /// <summary>What C has a pointer to as long as it may call.</summary>
            internal object? Memory { get; set; }

            internal bool HasFailed => failure.Value is not null;

            internal void Fail(global::System.Exception exception) => failure.Value ??=
                global::System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(exception);

            internal void Rethrow() => global::System.Threading.Interlocked.Exchange(ref failure.Value, null)?.Throw();
        }

        /// <summary>Who listens to one call, and what it threw.</summary>
        file sealed class {{helpers.Progress}}(global::System.IProgress<long>? listener, global::System.Threading.CancellationToken token)
        {
            private global::System.Runtime.ExceptionServices.ExceptionDispatchInfo? _thrown;

            internal bool Stopped { get; private set; }

            internal global::System.Threading.CancellationToken Token => token;

            /// <summary>Whether to stop.</summary>
            internal bool Report(long done)
            {
                try
                {
                    if (_thrown is null && !Stopped)
                    {
                        listener?.Report(done);
                    }
                }
                catch (global::System.Exception exception)
                {
                    _thrown = global::System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(exception);
                }

                Stopped |= token.IsCancellationRequested;
                return _thrown is not null || Stopped;
            }

            internal void Rethrow() => _thrown?.Throw();
        }

        """;
}
