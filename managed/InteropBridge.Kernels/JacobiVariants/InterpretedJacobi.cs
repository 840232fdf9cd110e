// SPDX-License-Identifier: MIT
using System.Linq.Expressions;
using System.Numerics;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>The two loops as an expression tree, run by an interpreter that walks it, as CPython walks byte code.</summary>
internal sealed class InterpretedJacobi<T>(JacobiShape shape) : JacobiImplementation<T>(shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Action<T[], T[]> _step = Compile(shape);
    private T[] _from = new T[shape.Length];
    private T[] _to = new T[shape.Length];

    public override void Load(ReadOnlySpan<T> grid)
    {
        grid.CopyTo(_from);
        grid.CopyTo(_to);
    }

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor) => Repeat(steps, monitor, Step);

    public override void Store(Span<T> grid) => _from.CopyTo(grid);

    private void Step()
    {
        _step(_from, _to);
        (_from, _to) = (_to, _from);
    }

    private static Action<T[], T[]> Compile(JacobiShape shape)
    {
        var r = Expression.Parameter(typeof(T[]), "r");
        var w = Expression.Parameter(typeof(T[]), "w");
        var i = Expression.Variable(typeof(int), "i");
        var j = Expression.Variable(typeof(int), "j");
        var centre = Expression.Add(Expression.Multiply(i, Expression.Constant(shape.Stride)), j);
        Expression Cell(ParameterExpression grid, int offset) =>
            Expression.ArrayAccess(grid, Expression.Add(centre, Expression.Constant(offset)));

        var sum = new[] { -1, 0, 1, shape.Stride }.Aggregate(
            Cell(r, -shape.Stride), (total, offset) => Expression.Add(total, Cell(r, offset)));
        var update = Expression.Assign(Cell(w, 0), Expression.Multiply(sum, Expression.Constant(T.CreateChecked(0.2))));
        var body = For(i, shape.Rows, For(j, shape.Columns, update));
        return Expression.Lambda<Action<T[], T[]>>(Expression.Block([i, j], body), r, w).Compile(preferInterpretation: true);
    }

    /// <summary><c>for (variable = 1; variable &lt;= last; variable++) body</c>.</summary>
    private static BlockExpression For(ParameterExpression variable, int last, Expression body)
    {
        var done = Expression.Label();
        return Expression.Block(
            Expression.Assign(variable, Expression.Constant(1)),
            Expression.Loop(
                Expression.IfThenElse(
                    Expression.LessThanOrEqual(variable, Expression.Constant(last)),
                    Expression.Block(body, Expression.PreIncrementAssign(variable)),
                    Expression.Break(done)),
                done));
    }
}
