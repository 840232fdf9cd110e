// SPDX-License-Identifier: MIT
using System.Buffers;
using System.Numerics.Tensors;

namespace InteropBridge.Expressions;

/// <summary>An expression computed by System.Numerics.Tensors, a block of elements at a time and an operation after the other, as
/// numexpr does. For machines without a C compiler.</summary>
/// <param name="expression">That <see cref="TensorCode.WhyNot"/> has nothing against.</param>
/// <param name="scalars">A bit for each argument that is a number.</param>
/// <param name="reason">Why it is not C.</param>
internal sealed unsafe class TensorCode<T>(BoundExpression expression, uint scalars, string reason) : CpuCode
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    /// <summary>Results of every node stay in the cache. A block of a reduction is a whole number of these.</summary>
    private const int BlockLength = 1024;

    private readonly Dictionary<Node, int> _places = expression.Nodes.Index().ToDictionary(node => node.Item, node => node.Index);
    private readonly Func<T, T, T>? _combine = expression.Reduction is { } reduction ? Combiner.For<T>(reduction.Operator) : null;

    public override string Description => $"System.Numerics.Tensors, on one thread. {reason}";

    public override int Threads => 1;

    public override void Run(void** operands, long length, int threads, void* values)
    {
        var scratch = ArrayPool<T>.Shared.Rent(expression.Nodes.Count * BlockLength);
        try
        {
            if (_combine is null)
            {
                for (long begin = 0; begin < length; begin += BlockLength)
                {
                    var count = (int)Math.Min(BlockLength, length - begin);
                    Compute(operands, begin, count, scratch);
                    Store(operands, begin, count, scratch);
                }
            }
            else
            {
                Reduce(operands, length, scratch, (T*)values);
            }
        }
        finally
        {
            ArrayPool<T>.Shared.Return(scratch);
        }
    }

    private void Store(void** operands, long begin, int count, T[] scratch)
    {
        foreach (var (operand, value) in expression.Outputs)
        {
            Place(value, count, scratch).CopyTo(new Span<T>((T*)operands[operand] + begin, count));
        }
    }

    private void Reduce(void** operands, long length, T[] scratch, T* values)
    {
        Span<T> lanes = stackalloc T[ReductionOrder.Lanes];
        var block = ReductionOrder.Block(length);
        for (long first = 0; first < length; first += block)
        {
            lanes.Fill(Identity);
            for (var begin = first; begin < Math.Min(first + block, length); begin += BlockLength)
            {
                var count = (int)Math.Min(BlockLength, length - begin);
                Compute(operands, begin, count, scratch);
                var results = Place(expression.Result!, count, scratch);
                for (var k = 0; k < count; k++)
                {
                    lanes[k % ReductionOrder.Lanes] = _combine!(lanes[k % ReductionOrder.Lanes], results[k]);
                }
            }

            values[first / block] = ReductionOrder.Combine(lanes, _combine!);
        }
    }

    private T Identity => expression.Reduction!.Operator switch
    {
        "+" => T.Zero,
        "*" => T.One,
        "min" => T.PositiveInfinity,
        _ => T.NegativeInfinity,
    };

    private Span<T> Place(Node node, int count, T[] scratch) => scratch.AsSpan(_places[node] * BlockLength, count);

    private void Compute(void** operands, long begin, int count, T[] scratch)
    {
        foreach (var node in expression.Nodes)
        {
            var result = Place(node, count, scratch);
            if (node.Operation == Operation.Constant)
            {
                result.Fill(T.CreateTruncating(node.Real));
            }
            else if (node.Operation != Operation.Load)
            {
                Apply(node, count, scratch, result);
            }
            else if ((scalars >> node.Operand & 1) != 0)
            {
                result.Fill(*(T*)operands[node.Operand]);
            }
            else
            {
                new ReadOnlySpan<T>((T*)operands[node.Operand] + begin, count).CopyTo(result);
            }
        }
    }

    private void Apply(Node node, int count, T[] scratch, Span<T> result)
    {
        ReadOnlySpan<T> x = Place(node.Inputs[0], count, scratch);
        var y = node.Inputs.Count > 1 ? Place(node.Inputs[1], count, scratch) : default;
        var z = node.Inputs.Count > 2 ? Place(node.Inputs[2], count, scratch) : default;
        switch (node.Operation, node.Name)
        {
            case (Operation.Unary, _): TensorPrimitives.Negate(x, result); break;
            case (_, "+"): TensorPrimitives.Add(x, y, result); break;
            case (_, "-"): TensorPrimitives.Subtract(x, y, result); break;
            case (_, "*"): TensorPrimitives.Multiply(x, y, result); break;
            case (_, "/"): TensorPrimitives.Divide(x, y, result); break;
            case (_, "sqrt"): TensorPrimitives.Sqrt(x, result); break;
            case (_, "cbrt"): TensorPrimitives.Cbrt(x, result); break;
            case (_, "exp"): TensorPrimitives.Exp(x, result); break;
            case (_, "exp2"): TensorPrimitives.Exp2(x, result); break;
            case (_, "log"): TensorPrimitives.Log(x, result); break;
            case (_, "log2"): TensorPrimitives.Log2(x, result); break;
            case (_, "log10"): TensorPrimitives.Log10(x, result); break;
            case (_, "sin"): TensorPrimitives.Sin(x, result); break;
            case (_, "cos"): TensorPrimitives.Cos(x, result); break;
            case (_, "tan"): TensorPrimitives.Tan(x, result); break;
            case (_, "asin"): TensorPrimitives.Asin(x, result); break;
            case (_, "acos"): TensorPrimitives.Acos(x, result); break;
            case (_, "atan"): TensorPrimitives.Atan(x, result); break;
            case (_, "sinh"): TensorPrimitives.Sinh(x, result); break;
            case (_, "cosh"): TensorPrimitives.Cosh(x, result); break;
            case (_, "tanh"): TensorPrimitives.Tanh(x, result); break;
            case (_, "floor"): TensorPrimitives.Floor(x, result); break;
            case (_, "ceil"): TensorPrimitives.Ceiling(x, result); break;
            case (_, "trunc"): TensorPrimitives.Truncate(x, result); break;
            case (_, "round"): TensorPrimitives.Round(x, result); break;
            case (_, "abs"): TensorPrimitives.Abs(x, result); break;
            case (_, "pow"): TensorPrimitives.Pow(x, y, result); break;
            case (_, "atan2"): TensorPrimitives.Atan2(x, y, result); break;
            case (_, "hypot"): TensorPrimitives.Hypot(x, y, result); break;
            case (_, "min"): TensorPrimitives.Min(x, y, result); break;
            case (_, "max"): TensorPrimitives.Max(x, y, result); break;
            case (_, "fma"): TensorPrimitives.FusedMultiplyAdd(x, y, z, result); break;
            default: throw new NotSupportedException(node.Name);
        }
    }
}
