// SPDX-License-Identifier: MIT
using System.Linq.Expressions;

namespace InteropBridge.Kernels.FibonacciVariants;

/// <summary>Expression trees, run by an interpreter that walks them, as CPython walks byte code.</summary>
internal static class InterpretedFibonacci
{
    public static Func<int, ulong> Iterative()
    {
        var n = Expression.Parameter(typeof(int), "n");
        var i = Expression.Variable(typeof(int), "i");
        var current = Expression.Variable(typeof(ulong), "current");
        var next = Expression.Variable(typeof(ulong), "next");
        var sum = Expression.Variable(typeof(ulong), "sum");
        var done = Expression.Label(typeof(ulong));
        var body = Expression.Block(
            Expression.Assign(sum, Expression.Add(current, next)),
            Expression.Assign(current, next),
            Expression.Assign(next, sum),
            Expression.PreIncrementAssign(i));
        return Expression.Lambda<Func<int, ulong>>(
            Expression.Block(
                [i, current, next, sum],
                Expression.Assign(i, Expression.Constant(0)),
                Expression.Assign(current, Expression.Constant(0UL)),
                Expression.Assign(next, Expression.Constant(1UL)),
                Expression.Loop(Expression.IfThenElse(Expression.LessThan(i, n), body, Expression.Break(done, current)), done)),
            n).Compile(preferInterpretation: true);
    }

    public static Func<int, ulong> Recursive()
    {
        var n = Expression.Parameter(typeof(int), "n");
        var self = Expression.Variable(typeof(Func<int, ulong>), "fib");
        Expression Call(int less) => Expression.Invoke(self, Expression.Subtract(n, Expression.Constant(less)));
        var recursion = Expression.Lambda<Func<int, ulong>>(
            Expression.Condition(
                Expression.LessThan(n, Expression.Constant(2)),
                Expression.Convert(n, typeof(ulong)),
                Expression.Add(Call(1), Call(2))),
            n);

        // The tree cannot name itself: a variable holds it, and the outer tree returns it.
        return Expression.Lambda<Func<Func<int, ulong>>>(
            Expression.Block([self], Expression.Assign(self, recursion))).Compile(preferInterpretation: true)();
    }
}
