// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Layout.Managed;

namespace InteropBridge.Layout.Inferring;

/// <summary>Finds the parameter that counts the elements of a pointer.</summary>
internal static partial class Counts
{
    /// <returns>Its name and why it is that; null if there is none, or if it may count something else.</returns>
    public static (string Name, string Reason)? Of(BoundFunction function, int index)
    {
        var pointer = function.Parameters[index];
        var integers = function.Parameters.Where(other => IsInteger(other) && !(IsOfBytes(pointer) && Naming.IsOfElements(other.Name))).ToList();
        var count = integers.Find(other => Naming.IsCountOf(other.Name, pointer.Name));
        count ??= integers.Find(other => Naming.IsCountOfGroup(other.Name, pointer.Name));
        var reason = count is null ? "" : "is its length, by the name";
        if (count is null && !function.Parameters.Any(other => Naming.IsStride(other.Name)))
        {
            // A getter's number may as well say which one to get; of places in another array there is often one more.
            count = !IsOfBytes(pointer) && (!Objects.IsConst(pointer) && Naming.IsGetter(function.Name) || Naming.IsOfStarts(pointer.Name)) ? null : Beside(function, index);
            reason = "is the length beside it";
        }

        var isOfBytes = IsOfBytes(pointer);
        return count is null || (isOfBytes ? Naming.IsOfElements(count.Name) : Naming.IsOfBytes(count.Name)) ? null : (count.Name, $"{count.Name} {reason}");
    }

    /// <summary>Whether a function counts something.</summary>
    public static bool Any(BoundFunction function) => function.Parameters.Any(parameter => IsInteger(parameter) && Naming.IsCount(parameter.Name));

    public static bool IsInteger(BoundParameter parameter) => Integer().IsMatch(parameter.Type);

    public static bool IsOfBytes(BoundParameter pointer) => pointer.Type is "void*" or "byte*" or "sbyte*";

    /// <summary>Whether an integer right behind a pointer to bytes is their number: where C gives neither a name, or by the end of its name, if that
    /// does not begin with what another parameter is called, and no integer behind it counts too, as in <c>sodium_pad</c>, where <c>max_buflen</c> is the
    /// buffer's.</summary>
    private static bool IsOfTheBytesBefore(BoundFunction function, int index)
    {
        var (pointer, count) = (function.Parameters[index], function.Parameters[index + 1]);
        return IsOfBytes(pointer) && IsInteger(count) && !CountsToo(function, index + 2) && (Naming.IsUnnamed(count.Name) ? count.InC == "size_t" && Naming.IsUnnamed(pointer.Name)
            : pointer.Type != "sbyte*" && Naming.IsCountByEnding(count.Name)
                && !function.Parameters.Any(other => other != pointer && other != count && count.Name.StartsWith(other.Name, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Whether one of the integers from here to the next pointer counts as well.</summary>
    private static bool CountsToo(BoundFunction function, int index) =>
        function.Parameters.Skip(index).TakeWhile(IsInteger).Any(other => Naming.IsCountLike(other.Name));

    /// <summary>The next integer behind the pointer and those of its type that follow, else the one before them. Bytes that are written beside some
    /// that are only read may be more than these.</summary>
    private static BoundParameter? Beside(BoundFunction function, int index)
    {
        if (index + 1 < function.Parameters.Count && IsOfTheBytesBefore(function, index))
        {
            return function.Parameters[index + 1];
        }

        foreach (var step in new[] { 1, -1 })
        {
            var at = index + step;
            while (at >= 0 && at < function.Parameters.Count && function.Parameters[at].Type == function.Parameters[index].Type
                && (!IsOfBytes(function.Parameters[index]) || Objects.IsConst(function.Parameters[at]) == Objects.IsConst(function.Parameters[index])))
            {
                at += step;
            }

            if (at >= 0 && at < function.Parameters.Count && IsInteger(function.Parameters[at]) && Naming.IsCount(function.Parameters[at].Name)
                && !(step > 0 && IsOfBytes(function.Parameters[index]) && CountsToo(function, at + 1)))
            {
                return function.Parameters[at];
            }
        }

        return null;
    }

    [GeneratedRegex("^(nint|nuint|u?int|u?long|u?short|byte|CU?Long)$")]
    private static partial Regex Integer();
}
