// SPDX-License-Identifier: MIT
using System.Globalization;

namespace InteropBridge.Expressions;

/// <summary>An expression as statements of C or CUDA. No name of the user's is in them: operands are <c>p0</c>, <c>p1</c>, ... and
/// values <c>v0</c>, <c>v1</c>, ....</summary>
/// <param name="expression">What to write.</param>
/// <param name="scalars">A bit for each operand that is one number for all elements.</param>
internal sealed class CBody(BoundExpression expression, uint scalars)
{
    private readonly Dictionary<Node, string> _names = [];

    /// <summary>Whether an operand is one number.</summary>
    public bool IsScalar(int operand) => (scalars >> operand & 1) != 0;

    /// <summary>As <c>const float *p1, float p2</c>.</summary>
    public string Parameters() => string.Join(", ", expression.Operands.Index().Select(operand => IsScalar(operand.Index)
        ? $"{operand.Item.Type.InC()} p{operand.Index}"
        : $"{(operand.Item.IsWritten ? "" : "const ")}{operand.Item.Type.InC()} *p{operand.Index}"));

    /// <summary>As <c>p0, p1</c>.</summary>
    /// <param name="output">The letter of results.</param>
    public string Names(char output = 'p') => string.Join(", ", expression.Operands.Index().Select(operand =>
        $"{(operand.Item.IsWritten ? output : 'p')}{operand.Index}"));

    /// <summary>Computes element <c>i</c>. All is read before anything is written, so that an operand may be its own result.</summary>
    /// <param name="indent">What lines begin with.</param>
    /// <param name="place">The index of the result in its array.</param>
    public string Statements(string indent, string place = "i")
    {
        var lines = expression.Nodes.Where(node => node.Operation != Operation.Constant).Select(node =>
        {
            var text = Text(node);
            var name = $"v{_names.Count.ToString(CultureInfo.InvariantCulture)}";
            _names.Add(node, name);
            return $"const {node.Type.InC()} {name} = {text};";
        }).ToList();
        lines.AddRange(expression.Outputs.Select(output => $"p{output.Operand}[{place}] = {Name(output.Value)};"));
        return string.Concat(lines.Select(line => $"{indent}{line}\n"));
    }

    /// <summary>The name of a value, once the statements are written.</summary>
    public string Name(Node node) => node.Operation == Operation.Constant ? CText.Constant(node) : _names[node];

    private string Text(Node node) => node.Operation switch
    {
        Operation.Load => (IsScalar(node.Operand) ? $"p{node.Operand}" : $"p{node.Operand}[i]") + (node.Type == ElementType.Bool ? " != 0" : ""),
        Operation.Index => "i",
        Operation.Unary => CText.Unary(node.Name, node.Type, Name(node.Inputs[0])),
        Operation.Binary => CText.Binary(node.Name, node.Inputs[0].Type, Name(node.Inputs[0]), Name(node.Inputs[1])),
        Operation.Select => $"{Name(node.Inputs[0])} ? {Name(node.Inputs[1])} : {Name(node.Inputs[2])}",
        Operation.Convert => CText.Convert(node.Inputs[0].Type, node.Type, Name(node.Inputs[0])),
        Operation.Call => CText.Call(node.Name, node.Type, [.. node.Inputs.Select(Name)]),
        _ => throw new InvalidOperationException(node.Operation.ToString()),
    };
}
