// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>A checked expression, which C, CUDA and Tensors are written from.</summary>
/// <param name="Text">As written.</param>
/// <param name="Operands">In the order of the arguments.</param>
/// <param name="Outputs">What is stored: operand and value.</param>
/// <param name="Result">The value to reduce; null for an elementwise kernel.</param>
/// <param name="Reduction">How; null for an elementwise kernel.</param>
internal sealed record BoundExpression(
    string Text, IReadOnlyList<OperandInfo> Operands, IReadOnlyList<(int Operand, Node Value)> Outputs, Node? Result, Reduction? Reduction)
{
    /// <summary>The nodes that are needed, each behind its inputs.</summary>
    public IReadOnlyList<Node> Nodes { get; } = Sort([.. Outputs.Select(output => output.Value), .. Result is null ? (Node[])[] : [Result]]);

    /// <summary>As <c>(z: float written, a: float, x: float)</c>.</summary>
    public string Signature => string.Join(", ", Operands.Select(operand => $"{(operand.IsWritten ? "ref " : "")}{operand.Type.Name()} {operand.Name}"));

    private static List<Node> Sort(IEnumerable<Node> roots)
    {
        var (sorted, seen) = (new List<Node>(), new HashSet<Node>());
        var open = new Stack<(Node Node, bool IsDone)>(roots.Reverse().Select(root => (root, false)));
        while (open.TryPop(out var next))
        {
            if (next.IsDone)
            {
                sorted.Add(next.Node);
            }
            else if (seen.Add(next.Node))
            {
                open.Push((next.Node, true));
                foreach (var input in next.Node.Inputs.Reverse())
                {
                    open.Push((input, false));
                }
            }
        }

        return sorted;
    }
}
