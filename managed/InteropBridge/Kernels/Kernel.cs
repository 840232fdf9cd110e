// SPDX-License-Identifier: MIT
using System.Reflection;

namespace InteropBridge.Kernels;

/// <summary>A kernel for one element type with all its variants, as the tables declare them.</summary>
public sealed class Kernel
{
    private readonly List<Variant> _variants = [];
    private MethodInfo? _input;
    private MethodInfo? _equality;

    internal Kernel(KernelTableAttribute declaration)
    {
        Name = declaration.Kernel;
        Type = declaration.Type;
        Baseline = declaration.Baseline;
        WorkUnit = declaration.WorkUnit;
        Sizes = declaration.Sizes;
        FloatingPointOperations = declaration.FloatingPointOperations;
    }

    /// <summary>Name in reports, such as <c>jacobi</c>.</summary>
    public string Name { get; }

    /// <summary>Element type in reports, such as <c>f64</c>.</summary>
    public string Type { get; }

    /// <inheritdoc cref="KernelTableAttribute.Baseline"/>
    public string Baseline { get; }

    /// <inheritdoc cref="KernelTableAttribute.WorkUnit"/>
    public string WorkUnit { get; }

    /// <inheritdoc cref="KernelTableAttribute.Sizes"/>
    public IReadOnlyList<string> Sizes { get; }

    /// <inheritdoc cref="KernelTableAttribute.FloatingPointOperations"/>
    public double FloatingPointOperations { get; }

    /// <summary>The variants, in the order of the tables' source.</summary>
    public IReadOnlyList<Variant> Variants => _variants;

    /// <summary>The variant of that id.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public Variant this[string id] => _variants.Find(variant => variant.Id == id) ?? throw new ArgumentException(
        $"{Name} has no variant \"{id}\". It has: {string.Join(", ", _variants)}.", nameof(id));

    /// <summary>Makes an input.</summary>
    public object CreateInput(KernelArguments arguments) => Call(_input!, arguments);

    /// <summary>Whether two results of the same input are the same.</summary>
    public bool AreEqual(object expected, object actual) => (bool)Call(_equality!, expected, actual);

    /// <summary>Makes a variant ready for an input of <see cref="CreateInput"/>.</summary>
    /// <param name="variant">One of <see cref="Variants"/>.</param>
    /// <param name="input">The input; shared by all runs and not changed by them.</param>
    /// <param name="arguments">What the input was made from.</param>
    /// <exception cref="VariantUnavailableException">The variant cannot run here.</exception>
    public IKernelRun Start(Variant variant, object input, KernelArguments arguments) =>
        variant.Start(input, () => CreateInput(arguments));

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Type}";

    internal void Add(KernelTableAttribute table)
    {
        const BindingFlags all = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var methods = table.Table.GetMethods(all)
            .OrderBy(method => method.HasMetadataToken() ? method.GetMetadataToken() : 0).ToList();
        MethodInfo? Marked<TAttribute>()
            where TAttribute : Attribute => methods.Find(method => method.IsDefined(typeof(TAttribute)));

        _input = Once(_input, Marked<KernelInputAttribute>(), table);
        _equality = Once(_equality, Marked<KernelEqualityAttribute>(), table);
        var run = Marked<KernelRunAttribute>();
        foreach (var method in methods)
        {
            if (method.GetCustomAttribute<VariantAttribute>() is { } declaration)
            {
                var availability = declaration.Availability is not { } name ? null
                    : methods.Find(candidate => candidate.Name == name && candidate.ReturnType == typeof(string)
                        && candidate.GetParameters() is [])
                        ?.CreateDelegate<Func<string?>>()
                    ?? throw new InvalidOperationException(
                        $"{table.Table}: {declaration.Id} names an availability method {name}; "
                        + $"there is no static string? {name}()");
                _variants.Add(_variants.Exists(variant => variant.Id == declaration.Id)
                    ? throw new InvalidOperationException($"{this} has two variants named {declaration.Id}")
                    : new Variant(method, declaration, availability, run));
            }
        }
    }

    internal void CheckComplete()
    {
        if (_input is null || _equality is null)
        {
            throw new InvalidOperationException(
                $"the tables of {this} lack a [KernelInput] or a [KernelEquality] method");
        }

        if (!_variants.Exists(variant => variant.Id == Baseline))
        {
            throw new InvalidOperationException(
                $"the baseline of {this} is {Baseline}, but the tables have only {string.Join(", ", _variants)}");
        }
    }

    private static MethodInfo? Once(MethodInfo? known, MethodInfo? found, KernelTableAttribute table) =>
        known is not null && found is not null
            ? throw new InvalidOperationException($"{table.Kernel} {table.Type} has a second {found.Name} in {table.Table}")
            : known ?? found;

    private static object Call(MethodInfo method, params object?[] arguments) =>
        method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
}
