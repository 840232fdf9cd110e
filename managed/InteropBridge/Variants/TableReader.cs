// SPDX-License-Identifier: MIT
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace InteropBridge.Variants;

/// <summary>Reads what one table's class declares.</summary>
internal sealed class TableReader
{
    private readonly Type _table;
    private readonly List<MethodInfo> _methods;

    public TableReader([DynamicallyAccessedMembers(KernelTableAttribute.Members)] Type table)
    {
        const BindingFlags all = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        _table = table;
        _methods = [.. table.GetMethods(all).OrderBy(method => method.HasMetadataToken() ? method.GetMetadataToken() : 0)];
    }

    public IReadOnlyList<KernelSize> Sizes()
    {
        KernelSize[] sizes = [.. _table.GetCustomAttributes<KernelSizeAttribute>(inherit: false).Select(size => new KernelSize(size))];
        return sizes.GroupBy(size => size.Name).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new InvalidOperationException($"{_table} declares the size {twice.Key} twice") : sizes;
    }

    public MethodInfo? Marked<TAttribute>()
        where TAttribute : Attribute => _methods.Find(method => method.IsDefined(typeof(TAttribute)));

    /// <param name="run">How its variants are run; null for plain functions.</param>
    /// <param name="findBackend">Finds a back end by its name.</param>
    public IEnumerable<Variant> Variants(MethodInfo? run, Func<string, Backend> findBackend)
    {
        foreach (var method in _methods)
        {
            if (method.GetCustomAttribute<VariantAttribute>() is { } declaration)
            {
                var backend = declaration.Backend is { } name ? findBackend(name) : null;
                yield return new Variant(method, declaration, backend, Availability(declaration), run);
            }
        }
    }

    private Func<string?>? Availability(VariantAttribute declaration) => declaration.Availability is not { } name ? null
        : _methods.Find(candidate => candidate.Name == name && candidate.ReturnType == typeof(string)
            && candidate.GetParameters() is [])?.CreateDelegate<Func<string?>>()
        ?? throw new InvalidOperationException(
            $"{_table}: {declaration.Id} names an availability method {name}; there is no static string? {name}()");
}
