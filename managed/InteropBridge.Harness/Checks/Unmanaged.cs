// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using System.Reflection;

namespace InteropBridge.Harness.Checks;

/// <summary>Whether a type holds no references, so that its bytes are all there is to it.</summary>
internal static class Unmanaged
{
    private static readonly ConcurrentDictionary<Type, bool> Known = [];

    public static bool Is(Type type) => Known.GetOrAdd(type, static type => type.IsPrimitive || type.IsEnum
        || (type.IsValueType && type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .All(field => Is(field.FieldType))));
}
