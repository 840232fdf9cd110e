// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>Makes kernels of expressions. They are checked at once; code is compiled at the first call, and kept on disk: for the
/// processor as C (<see cref="Natives.CModule"/>), for a GPU as CUDA.</summary>
/// <remarks>An expression is one or several assignments, with semicolons between them: <c>z = a * x + y</c>, or <c>var r = hypot(x,
/// y); s = x / r; c = y / r</c>. What is assigned is an output, a name behind <c>var</c> is a value of its own, <c>i</c> is the
/// number of the element, and every other name is an input: a span or a number, as the call has it. Operators and conversions are
/// C#'s. See docs/elementwise.md.</remarks>
public static class Elementwise
{
    /// <summary>A kernel whose operands all have one type.</summary>
    /// <param name="expression">Such as <c>z = a * x + y</c>. Operands are passed in the order in which they first appear: z, a, x,
    /// y.</param>
    /// <param name="options">How; null for the usual ones.</param>
    /// <typeparam name="T">The type: bool, sbyte, byte, short, ushort, int, uint, long, ulong, float or double.</typeparam>
    /// <exception cref="ExpressionException">The expression has a mistake.</exception>
    /// <exception cref="ArgumentException">The type is another one.</exception>
    public static ElementwiseKernel Compile<T>(string expression, ElementwiseOptions? options = null)
        where T : unmanaged => new(Bind(expression, Known<T>(), null, options, null), options ?? new());

    /// <summary>A kernel whose operands have types of their own.</summary>
    /// <param name="operands">All operands, in the order in which they are passed: <c>bool inside, float x, float y, float r</c>.
    /// </param>
    /// <param name="expression">Such as <c>inside = sqrt(x * x + y * y) &lt; r</c>.</param>
    /// <param name="options">How; null for the usual ones.</param>
    /// <exception cref="ExpressionException">The expression or the list has a mistake.</exception>
    public static ElementwiseKernel Compile(string operands, string expression, ElementwiseOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(operands);
        return new(Bind(expression, ElementType.None, operands, options, null), options ?? new());
    }

    /// <summary>A reduction whose operands and result have one type.</summary>
    /// <param name="expression">The value of an element, such as <c>(x - y) * (x - y)</c>. <c>var</c> assignments may precede
    /// it.</param>
    /// <param name="reduce">How values are combined: +, *, min, max, &amp;, |, ^, &amp;&amp; or ||.</param>
    /// <param name="options">How; null for the usual ones.</param>
    /// <typeparam name="T">The type.</typeparam>
    /// <exception cref="ExpressionException">The expression has a mistake.</exception>
    /// <exception cref="ArgumentException">The type is not one of the eleven, or cannot be reduced so.</exception>
    public static ReductionKernel<T> Compile<T>(string expression, string reduce, ElementwiseOptions? options = null)
        where T : unmanaged => new(Bind(expression, Known<T>(), null, options, Reduction<T>(reduce)), options ?? new());

    /// <summary>A reduction whose operands have types of their own.</summary>
    /// <param name="operands">All operands, in the order in which they are passed: <c>float x, float y</c>.</param>
    /// <param name="expression">The value of an element, which converts to the result's type.</param>
    /// <param name="reduce">How values are combined: +, *, min, max, &amp;, |, ^, &amp;&amp; or ||.</param>
    /// <param name="options">How; null for the usual ones.</param>
    /// <typeparam name="T">The result's type, in which values are combined.</typeparam>
    /// <exception cref="ExpressionException">The expression or the list has a mistake.</exception>
    /// <exception cref="ArgumentException">The type is not one of the eleven, or cannot be reduced so.</exception>
    public static ReductionKernel<T> Compile<T>(string operands, string expression, string reduce, ElementwiseOptions? options = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(operands);
        return new(Bind(expression, ElementType.None, operands, options, Reduction<T>(reduce)), options ?? new());
    }

    private static BoundExpression Bind(string expression, ElementType usual, string? operands, ElementwiseOptions? options, Reduction? reduction)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var bound = Binder.Bind(expression, usual, operands, options?.Functions, reduction);
        return bound.Operands.Count <= Arguments.Most ? bound
            : throw new ExpressionException(expression, 1, $"the expression has {bound.Operands.Count} operands; {Arguments.Most} are allowed");
    }

    private static ElementType Known<T>() => ElementTypes.Of<T>() is not ElementType.None and var type ? type
        : throw new ArgumentException($"an operand cannot have elements of {typeof(T)}; it can be {ElementTypes.Names}");

    private static Reduction Reduction<T>(string reduce)
    {
        ArgumentNullException.ThrowIfNull(reduce);
        var reduction = new Reduction(reduce, Known<T>());
        return reduction.Trouble is { } trouble ? throw new ArgumentException(trouble, nameof(reduce)) : reduction;
    }
}
