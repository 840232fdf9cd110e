// SPDX-License-Identifier: MIT
using InteropBridge.Expressions;
using Xunit;

namespace InteropBridge.Tests.Expressions;

/// <summary>Mistakes are found before any compiler runs, and shown at their place.</summary>
public sealed class ExpressionErrorTests
{
    [Theory]
    [InlineData("", 1, "the expression is empty")]
    [InlineData("x + y", 1, "the value is not assigned")]
    [InlineData("z = ", 5, "a value is expected at the end")]
    [InlineData("z = x +", 8, "a value is expected at the end")]
    [InlineData("z = x y", 7, "an operator or the end is expected before 'y'")]
    [InlineData("z = (x", 7, "')' is expected for the parenthesis that is open")]
    [InlineData("z = x)", 6, "an operator or the end is expected before ')'")]
    [InlineData("z = x[i]", 6, "every operand stands for its element number i")]
    [InlineData("z = x; system(\"rm\")", 15, "there is no text in expressions")]
    [InlineData("z = x; } int main() {", 8, "the character '}'")]
    [InlineData("z = x # y", 7, "the character '#'")]
    [InlineData("z = x\u0000", 6, "the character U+0000")]
    [InlineData("z = é", 5, "the character 'é'")]
    [InlineData("z = system(x)", 5, "there is no function system. There are abs, acos")]
    [InlineData("z = sqrt(x, y)", 5, "sqrt takes 1 argument, and has 2 here")]
    [InlineData("z = fma(x)", 5, "fma takes 3 arguments, and has 1 here")]
    [InlineData("z = sqrt + 1", 5, "sqrt is a function and needs arguments")]
    [InlineData("z = 1.5f * x", 5, "1.5f is no number. Numbers have no suffix")]
    [InlineData("z = 1.2.3", 5, "1.2.3 is no number")]
    [InlineData("z = 1e999", 5, "1e999 is no number")]
    [InlineData("z = 99999999999999999999 * x", 5, "larger than any type")]
    [InlineData("z = x < y", 1, "z is a float, and the value a bool: write c ? 1 : 0")]
    [InlineData("z = double(x)", 1, "z is a float, and the value a double: write float(...)")]
    [InlineData("z = 1e300", 5, "the constant is too large for float")]
    [InlineData("z = x ? 1 : 2", 7, "the condition before ? has to be a bool, and is a float")]
    [InlineData("z = x & y", 7, "& is for whole numbers and bools, not for float")]
    [InlineData("z = x && y ? 1 : 0", 7, "float && float does not exist: && is for two bools")]
    [InlineData("z = (x < y) + 1", 13, "bool + constant does not exist: write c ? 1 : 0")]
    [InlineData("z = !x", 5, "! is for bool, not for float")]
    [InlineData("z = ~x", 5, "a float has no ~")]
    [InlineData("z = x << 2", 7, "float << int does not exist")]
    [InlineData("z = 1 / 0 * x", 7, "a constant is divided by 0")]
    [InlineData("z = sqrt(-1) * x", 5, "the value of the constants is not a number")]
    [InlineData("i = x", 1, "i is the number of the element")]
    [InlineData("float = x", 1, "float is a word of the language")]
    [InlineData("var t = x; t = y; z = t", 12, "t is a value of its own")]
    [InlineData("var t = x; var t = y; z = t", 16, "there is a t already")]
    [InlineData("var t = x", 1, "nothing is assigned to an operand")]
    [InlineData("var x", 5, "a name and = are expected behind var")]
    [InlineData("z = bool(x)", 5, "a number is no bool")]
    [InlineData("z = a+b+c+d+e+f+g+h+j+k", 1, "the expression has 11 operands; 10 are allowed")]
    public void A_mistake_is_shown_at_its_column(string expression, int column, string what)
    {
        var refused = Assert.Throws<ExpressionException>(() => Elementwise.Compile<float>(expression));
        Assert.Contains(what, refused.Message, StringComparison.Ordinal);
        Assert.Equal((column, expression), (refused.Column, refused.Text));
        Assert.StartsWith($"column {column}: ", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith($"\n    {new string(' ', column - 1)}^", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("float z, float x", "z = q", "q is not declared. Declared are z, x")]
    [InlineData("float z, float x", "z = 1", "the expression does not use x")]
    [InlineData("float z, float z", "z = 1", "z is declared twice")]
    [InlineData("float z, decimal x", "z = x", "a type is expected here: bool, sbyte")]
    [InlineData("float z float x", "z = x", "a comma is expected")]
    [InlineData("float i", "i = 1", "i is the number of the element")]
    [InlineData("ulong z, ulong a, long b", "z = a + b", "ulong + long does not exist: convert one of them")]
    [InlineData("byte z, byte a", "z = a + 1", "z is a byte, and the value an int: write byte(...)")]
    [InlineData("byte z", "z = 256", "256 does not fit into byte")]
    [InlineData("int z", "z = 0.5", "a constant with a fraction is no int")]
    [InlineData("long z, ulong a", "z = -a", "a ulong has no -")]
    public void Declared_types_are_kept(string operands, string expression, string what) =>
        Assert.Contains(what, Assert.Throws<ExpressionException>(() => Elementwise.Compile(operands, expression)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("f(v) = f(v)", "f is defined later, or here")]
    [InlineData("f(v) = g(v); g(v) = v", "there is no function g", "g is defined later")]
    [InlineData("f(v) = w", "w is no parameter of the function")]
    [InlineData("f(v, v) = v", "f has two parameters v")]
    [InlineData("f(v) = v; f(w) = w", "the function f is defined twice")]
    [InlineData("sqrt(v) = v", "there is a function sqrt already")]
    [InlineData("f(v) v", "'=' is expected before the value")]
    [InlineData("f(v) = v ? 1 : 0", "the condition before ? has to be a bool")]
    public void Functions_are_checked(string functions, params string[] what)
    {
        var message = Assert.Throws<ExpressionException>(() => Elementwise.Compile<float>("z = f(x)", new ElementwiseOptions { Functions = functions })).Message;
        Assert.True(Array.Exists(what, one => message.Contains(one, StringComparison.Ordinal)), message);
    }

    [Fact]
    public void What_is_too_large_is_refused_and_not_tried()
    {
        string Refused(string expression, string? functions = null) => Assert.Throws<ExpressionException>(
            () => Elementwise.Compile<float>(expression, new ElementwiseOptions { Functions = functions })).Message;
        Assert.Contains("nested deeper than 100 levels", Refused($"z = {new string('(', 3000)}"), StringComparison.Ordinal);
        Assert.Contains("nested deeper than 100 levels", Refused($"z = {new string('-', 3000)}x"), StringComparison.Ordinal);
        Assert.Contains("4000 are allowed", Refused($"z = x{string.Concat(Enumerable.Repeat(" + x", 500_000))}"), StringComparison.Ordinal);
        var doubling = string.Join("; ", Enumerable.Range(1, 40).Select(n => $"f{n}(v) = f{n - 1}(v) + f{n - 1}(v + 1)").Prepend("f0(v) = v"));
        Assert.Contains("more than 20000 parts", Refused("z = f40(x)", doubling), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_C_are_names_like_others()
    {
        using var kernel = Elementwise.Compile<float>("restrict = while * INFINITY + p0");
        var result = new float[1];
        kernel.Run(result, 2, 3, 4);
        Assert.Equal(10, result[0]);
    }
}
