// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Emitting.Exports;

/// <summary>What all exported functions of a library have in common.</summary>
internal static class ExportSupport
{
    public const string Text = """"
        internal static unsafe partial class NativeExports
        {
            /// <summary>Objects by their handles: numbers that are never used again, so that a released or foreign one is
            /// refused and not followed.</summary>
            private static readonly global::System.Collections.Concurrent.ConcurrentDictionary<nint, object> Objects = new();

            private static long _lastHandle;

            [global::System.ThreadStatic]
            private static byte* _lastError;

            private static global::System.ReadOnlySpan<T> ReadOnly<T>(T* elements, long length, string name) where T : unmanaged =>
                Writable(elements, length, name);

            private static global::System.Span<T> Writable<T>(T* elements, long length, string name) where T : unmanaged
            {
                if (length < 0 || length > int.MaxValue)
                {
                    throw new global::System.ArgumentException($"{name}_length is {length}, and a span has 0 to {int.MaxValue} elements");
                }

                if (elements is null && length > 0)
                {
                    throw new global::System.ArgumentException($"{name} is NULL, but {name}_length is {length}");
                }

                if ((nuint)elements % (nuint)sizeof(T) != 0)
                {
                    throw new global::System.ArgumentException($"{name} is not aligned to its elements of {sizeof(T)} bytes");
                }

                return new global::System.Span<T>(elements, (int)length);
            }

            private static void NotNull(void* pointer, string name)
            {
                if (pointer is null)
                {
                    throw new global::System.ArgumentException($"{name} is NULL");
                }
            }

            private static string? Text(byte* text, string name, bool isNullable)
            {
                if (text is null && !isNullable)
                {
                    throw new global::System.ArgumentException($"{name} is NULL");
                }

                return global::System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)text);
            }

            private static void* Keep(object? value)
            {
                if (value is null)
                {
                    return null;
                }

                // Even numbers, as pointers are.
                var handle = (nint)(global::System.Threading.Interlocked.Increment(ref _lastHandle) * 16);
                Objects[handle] = value;
                return (void*)handle;
            }

            private static T? Object<T>(void* handle, string name, string type, bool isNullable) where T : class => handle is null
                ? isNullable ? null : throw new global::System.ArgumentException($"{name} is NULL")
                : Objects.TryGetValue((nint)handle, out var found) && found is T value ? value
                : throw new global::System.ArgumentException($"{name} is no {type}, or was released");

            private static void Release<T>(void* handle, string type) where T : class
            {
                if (handle is null)
                {
                    return;
                }

                var value = Object<T>(handle, "object", type, false);
                if (Objects.TryRemove((nint)handle, out _))
                {
                    (value as global::System.IDisposable)?.Dispose();
                }
            }

            private static byte* LastError()
            {
                if (_lastError is null)
                {
                    SetLastError("");
                }

                return _lastError;
            }

            /// <summary>Nothing may leave this, whatever went wrong.</summary>
            private static int Fail(global::System.Exception exception)
            {
                try
                {
                    SetLastError($"{exception.GetType().Name}: {exception.Message}");
                }
                catch (global::System.Exception)
                {
                    // The text of an earlier failure stays; the status is right.
                }

                return exception switch
                {
                    global::System.ArgumentException or global::System.ObjectDisposedException or global::System.FormatException or global::System.OverflowException => 1,
                    global::System.InvalidOperationException or global::System.NotSupportedException or global::System.NotImplementedException => 2,
                    global::System.OutOfMemoryException => 3,
                    global::System.IO.IOException or global::System.UnauthorizedAccessException => 4,
                    _ => 5,
                };
            }

            private static void SetLastError(string text)
            {
                var bytes = global::System.Text.Encoding.UTF8.GetBytes(text);
                var copy = (byte*)global::System.Runtime.InteropServices.NativeMemory.Alloc((nuint)bytes.Length + 1);
                new global::System.ReadOnlySpan<byte>(bytes).CopyTo(new global::System.Span<byte>(copy, bytes.Length));
                copy[bytes.Length] = 0;
                global::System.Runtime.InteropServices.NativeMemory.Free(_lastError);
                _lastError = copy;
            }
        }

        """";
}
