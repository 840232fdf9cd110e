// SPDX-License-Identifier: MIT
using InteropBridge.Cuda;

namespace InteropBridge.Expressions;

/// <summary>Compares the arguments of a call with the operands of the expression.</summary>
internal static class ArgumentCheck
{
    /// <returns>A bit for each argument that is a number; the number of elements; an array on a GPU if the arguments are
    /// such.</returns>
    /// <exception cref="ArgumentException">The arguments do not fit.</exception>
    public static (uint Scalars, long Length, CudaMemory? Memory) Check(BoundExpression expression, Span<Argument> arguments)
    {
        var operands = expression.Operands;
        CheckCount(expression, arguments);
        var (scalars, first, hasWritten) = (0u, -1, false);
        for (var index = 0; index < operands.Count; index++)
        {
            ref var argument = ref arguments[index];
            var isWritten = operands[index].IsWritten;
            if (argument.Type != operands[index].Type || argument.Length < 0 || isWritten && argument.IsReadOnly)
            {
                CheckKind(expression, index, ref argument);
            }

            if (argument.Length < 0)
            {
                scalars |= 1u << index;
                continue;
            }

            first = first < 0 ? index : first;
            if (argument.Length != arguments[first].Length || argument.Memory is null != arguments[first].Memory is null)
            {
                throw Different(expression, index, first, argument, arguments[first]);
            }

            hasWritten |= isWritten;
        }

        if (first < 0)
        {
            throw new ArgumentException($"none of the operands ({expression.Signature}) is a span, and so there is no length");
        }

        if (hasWritten)
        {
            CheckOverlap(operands, arguments);
        }

        return (scalars, arguments[first].Length, arguments[first].Memory);
    }

    private static void CheckCount(BoundExpression expression, Span<Argument> arguments)
    {
        var expected = expression.Operands.Count;
        if (arguments[expected - 1].Type == ElementType.None || expected < arguments.Length && arguments[expected].Type != ElementType.None)
        {
            var passed = arguments.Length;
            while (passed > 0 && arguments[passed - 1].Type == ElementType.None)
            {
                passed--;
            }

            throw new ArgumentException($"{passed} operands were passed, and the expression has {expected}: {expression.Signature}");
        }
    }

    /// <summary>Converts a number to the operand's type where nothing is lost, or refuses the argument.</summary>
    private static void CheckKind(BoundExpression expression, int index, ref Argument argument)
    {
        var (operand, isNumber) = (expression.Operands[index], argument.Length < 0);
        if (isNumber && operand.IsWritten)
        {
            throw new ArgumentException($"{operand.Name} is written, and has to be a span, not a number ({expression.Signature})", operand.Name);
        }

        if (argument.Type != operand.Type)
        {
            if (argument.Type == ElementType.None)
            {
                throw new ArgumentException($"{operand.Name} was not passed ({expression.Signature})", operand.Name);
            }

            if (!isNumber || !NumberBits.TryConvert(argument.Bits, argument.Type, operand.Type, out var bits))
            {
                throw new ArgumentException($"{operand.Name} is {operand.Type.Name()}, and {argument.Type.Name()}{(isNumber ? "" : " elements")} were passed"
                    + $"{(isNumber ? ": the number would change" : "")} ({expression.Signature})", operand.Name);
            }

            (argument.Bits, argument.Type) = (bits, operand.Type);
        }

        if (operand.IsWritten && argument.IsReadOnly)
        {
            throw new ArgumentException($"{operand.Name} is written, and a ReadOnlySpan was passed ({expression.Signature})", operand.Name);
        }
    }

    private static ArgumentException Different(BoundExpression expression, int index, int first, in Argument argument, in Argument other)
    {
        var (name, before) = (expression.Operands[index].Name, expression.Operands[first].Name);
        return new ArgumentException(argument.Memory is null != other.Memory is null
            ? $"{name} and {before} are not in the same memory: all operands but numbers are spans, or all are arrays of one GPU"
            : $"{name} has {argument.Length} elements, and {before} has {other.Length}: they have to be equally long", name);
    }

    private static void CheckOverlap(IReadOnlyList<OperandInfo> operands, Span<Argument> arguments)
    {
        for (var written = 0; written < operands.Count; written++)
        {
            for (var other = 0; operands[written].IsWritten && other < operands.Count; other++)
            {
                if (other != written && arguments[other].Length >= 0 && Overlap(arguments[written], arguments[other], operands[other].IsWritten))
                {
                    throw new ArgumentException($"{operands[written].Name} is written, and overlaps {operands[other].Name}. An output may be exactly an input of its "
                        + "type, and otherwise has to be apart from it", operands[written].Name);
                }
            }
        }
    }

    private static bool Overlap(in Argument written, in Argument other, bool areBothWritten)
    {
        var (a, b) = (Address(written), Address(other));
        var isSame = a == b && written.Type == other.Type && !areBothWritten;
        return !isSame && a < b + (nuint)(other.Length * other.Type.Size()) && b < a + (nuint)(written.Length * written.Type.Size());
    }

    private static nuint Address(in Argument argument) => (nuint)(argument.Memory is { } memory ? memory.DevicePointer : argument.Address);
}
