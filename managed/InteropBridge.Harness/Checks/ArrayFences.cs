// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Runtime.CompilerServices;

namespace InteropBridge.Harness.Checks;

/// <summary>Finds the arrays of an input and of a run, and puts copies in fenced memory in their place. It looks into the fields
/// of the user's objects, and not into statics, pointers and the runtime's own objects, apart from a few that hold
/// arrays.</summary>
/// <param name="fence">Where the copies lie.</param>
/// <param name="only">Number of the only array to move, in the order they are found; null for all.</param>
/// <param name="asAligned">Whether copies are aligned as their originals.</param>
internal sealed class ArrayFences(Fence fence, int? only, bool asAligned)
{
    private const BindingFlags Own =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private const int Deepest = 50;
    private const int MostArrays = 2000;

    private static readonly Type[] Holders =
    [
        typeof(List<>), typeof(Memory<>), typeof(ReadOnlyMemory<>), typeof(ArraySegment<>), typeof(StrongBox<>), typeof(Lazy<>),
        typeof(ValueTuple<>), typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(ValueTuple<,,,>),
        typeof(Tuple<>), typeof(Tuple<,>), typeof(Tuple<,,>), typeof(Tuple<,,,>),
    ];

    private readonly Dictionary<Array, Array> _found = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> _visited = new(ReferenceEqualityComparer.Instance);
    private readonly List<FencedArray> _arrays = [];
    private int _number;

    /// <summary>The arrays that were moved.</summary>
    public IReadOnlyList<FencedArray> Arrays => _arrays;

    /// <summary>Moves the arrays of an object.</summary>
    /// <param name="root">The object.</param>
    /// <param name="name">Its name; the arrays' names begin with it.</param>
    /// <returns>The object, or the copy if it is an array itself.</returns>
    public object Move(object root, string name)
    {
        _visited.Clear();
        return Visit(root, name, 0)!;
    }

    /// <summary>Whether an array was found.</summary>
    public bool Holds(Array array) => _found.ContainsKey(array);

    private object? Visit(object? root, string path, int depth)
    {
        if (root is null or string or Pointer || depth > Deepest)
        {
            return root;
        }

        if (root is Array array && Unmanaged.Is(array.GetType().GetElementType()!))
        {
            return array.Length == 0 ? root : _found.TryGetValue(array, out var known) ? known : MoveArray(array, path);
        }

        if (!root.GetType().IsValueType && !_visited.Add(root))
        {
            return root;
        }

        switch (root)
        {
            case Array { Rank: 1 } objects:
                MoveElements(objects, path, depth);
                break;
            case Delegate { Target: { } target }:
                Visit(target, path, depth + 1);
                break;
            default:
                MoveFields(root, path, depth);
                break;
        }

        return root;
    }

    private Array MoveArray(Array array, string path)
    {
        var copy = array;
        if (fence != Fence.None && _arrays.Count < MostArrays && (only is null || only == _number))
        {
            // Private fields often begin with an underscore.
            var fenced = new FencedArray(array, path.TrimStart('.', '_'), fence, asAligned);
            _arrays.Add(fenced);
            copy = fenced.Copy;
            _found.Add(copy, copy);
        }

        _number++;
        _found.Add(array, copy);
        return copy;
    }

    private void MoveElements(Array objects, string path, int depth)
    {
        for (var i = 0; i < objects.Length; i++)
        {
            if (objects.GetValue(i) is { } value && !value.GetType().IsPrimitive)
            {
                var moved = Visit(value, $"{path}[{i}]", depth + 1);
                if (value.GetType().IsValueType || !ReferenceEquals(moved, value))
                {
                    objects.SetValue(moved, i);
                }
            }
        }
    }

    /// <summary>A struct is a boxed copy here, which is changed in place and put back.</summary>
    private void MoveFields(object owner, string path, int depth)
    {
        for (var type = owner.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in IsOpen(type) ? type.GetFields(Own) : [])
            {
                if (Unmanaged.Is(field.FieldType) || field.FieldType.IsPointer)
                {
                    continue;
                }

                var value = field.GetValue(owner);
                var moved = Visit(value, $"{path}.{Readable(field.Name)}", depth + 1);
                if (field.FieldType.IsValueType || !ReferenceEquals(moved, value))
                {
                    field.SetValue(owner, moved);
                }
            }
        }
    }

    private static bool IsOpen(Type type)
    {
        var assembly = type.Assembly.GetName().Name ?? "";
        return type.IsGenericType && Holders.Contains(type.GetGenericTypeDefinition())
            || !assembly.StartsWith("System", StringComparison.Ordinal) && !assembly.StartsWith("Microsoft", StringComparison.Ordinal);
    }

    /// <summary>The name that the source has for a field: of a property, or of a constructor's parameter.</summary>
    private static string Readable(string field) => field.StartsWith('<') ? field[1..field.IndexOf('>', StringComparison.Ordinal)] : field;
}
