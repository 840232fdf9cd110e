// SPDX-License-Identifier: MIT
using System.Reflection;

namespace InteropBridge.Variants;

/// <summary>One way to compute a kernel.</summary>
public sealed class Variant
{
    private readonly VariantAttribute _declaration;
    private readonly Func<string?>? _availability;
    private readonly MethodInfo? _run;

    internal Variant(
        MethodInfo method, VariantAttribute declaration, Backend? backend, Func<string?>? availability, MethodInfo? run)
    {
        Method = method;
        Backend = backend;
        _declaration = declaration;
        _availability = availability;
        _run = run;
    }

    /// <summary>The variant's id, such as <c>managed-simd</c>.</summary>
    public string Id => _declaration.Id;

    /// <inheritdoc cref="VariantAttribute.Description"/>
    public string Description => _declaration.Description;

    /// <inheritdoc cref="VariantAttribute.Counterpart"/>
    public string? Counterpart => _declaration.Counterpart;

    /// <inheritdoc cref="VariantAttribute.Parallel"/>
    public bool IsParallel => _declaration.Parallel;

    /// <inheritdoc cref="VariantAttribute.Fraction"/>
    public double Fraction => _declaration.Fraction;

    /// <inheritdoc cref="VariantAttribute.DiffersFrom"/>
    public string? DiffersFrom => _declaration.DiffersFrom;

    /// <inheritdoc cref="VariantAttribute.Differs"/>
    public string? Differs => _declaration.Differs;

    /// <inheritdoc cref="VariantAttribute.DifferentAlgorithm"/>
    public bool IsDifferentAlgorithm => _declaration.DifferentAlgorithm;

    /// <summary>What it needs in order to run; null if its table names no back end.</summary>
    public Backend? Backend { get; }

    /// <summary>The assembly of its table.</summary>
    public Assembly Assembly => Method.Module.Assembly;

    /// <summary>Whether the variant can run here.</summary>
    public bool IsAvailable => UnavailableReason is null;

    /// <summary>Why it cannot run here and what to do about it; null if it can.</summary>
    public string? UnavailableReason => Backend?.UnavailableReason is { } reason
        ? $"{reason.TrimEnd('.')}. {Backend.Remedy}"
        : _availability?.Invoke();

    internal MethodInfo Method { get; }

    /// <summary>The table's method as a delegate, for a kernel that has an API of its own.</summary>
    /// <typeparam name="TFactory">Delegate type of the table's variants.</typeparam>
    /// <exception cref="VariantUnavailableException">It cannot run here.</exception>
    /// <exception cref="ArgumentException">The method has another signature.</exception>
    public TFactory CreateDelegate<TFactory>()
        where TFactory : Delegate
    {
        ThrowIfUnavailable();
        return Method.CreateDelegate<TFactory>();
    }

    /// <summary>Makes the variant ready for an input.</summary>
    /// <exception cref="VariantUnavailableException">It cannot run here.</exception>
    internal IKernelRun Start(object input, Func<object> freshInput)
    {
        ThrowIfUnavailable();
        return _run is null
            ? new FunctionRun(MethodInvoker.Create(Method), freshInput)
            : (IKernelRun)_run.Invoke(null, BindingFlags.DoNotWrapExceptions, null,
                [Method.CreateDelegate(_run.GetParameters()[0].ParameterType), input], null)!;
    }

    /// <exception cref="VariantUnavailableException">It cannot run here.</exception>
    public void ThrowIfUnavailable()
    {
        if (UnavailableReason is { } reason)
        {
            throw new VariantUnavailableException(Id, reason);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <summary>A variant that is a plain function. It may overwrite its input, so every load makes a fresh one.</summary>
    private sealed class FunctionRun(MethodInvoker function, Func<object> freshInput) : IKernelRun
    {
        private object? _input;
        private object? _result;

        public void Load() => _input = freshInput();

        public void Solve() => _result = function.Invoke(null, _input);

        public object ReadBack() => _result ?? throw new InvalidOperationException("there is no result yet: call Solve first");

        public void Dispose()
        {
        }
    }
}
