// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InteropBridge.Layout.Sifting;

/// <summary>Takes declarations out of bindings and leaves a comment in their places.</summary>
internal static class Removal
{
    /// <param name="root">The bindings.</param>
    /// <param name="reason">Why a declaration has to go; null if it stays.</param>
    /// <returns>The bindings without them, and what was left out.</returns>
    public static (string Text, IReadOnlyList<LeftOut> LeftOut) Remove(
        CompilationUnitSyntax root, Func<MemberDeclarationSyntax, string?> reason)
    {
        var found = BindingSyntax.Declarations(root).Select(member => (Member: member, Reason: reason(member)))
            .Where(pair => pair.Reason is not null)
            .Select(pair => (pair.Member, LeftOut: new LeftOut(BindingSyntax.Name(pair.Member), false, pair.Reason!))).ToList();
        var changes = found.Select(pair => new TextChange(pair.Member.Span, $"// {pair.LeftOut}\n"));
        return (root.GetText().WithChanges(changes).ToString(), [.. found.Select(pair => pair.LeftOut)]);
    }
}
