// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Emit.Parameters;

/// <summary>What a C parameter becomes in a safe method, as the pieces of the method's body, in the order in which they are
/// emitted. The base is a parameter that vanishes and costs nothing.</summary>
internal abstract class SafeParameter(RawParameter raw)
{
    public RawParameter Raw { get; } = raw;

    public string Name { get; } = Names.Parameter(raw.Name);

    /// <summary>What it adds to the method's parameter list.</summary>
    public virtual IEnumerable<Declaration> Declarations => [];

    /// <summary>What the raw function is given.</summary>
    public abstract string Argument { get; }

    /// <summary>Whether <see cref="Acquire"/> takes something that <see cref="Release"/> must give back.</summary>
    public virtual bool HoldsSomething => false;

    /// <summary>The head of the fixed statement that pins it.</summary>
    public virtual string? Fixed => null;

    /// <summary>What the method returns of it.</summary>
    public virtual Result? Result => null;

    /// <summary>Used in generated code, and unlike any name that a header may hold.</summary>
    public string Local => "__" + Name.TrimStart('@');

    /// <summary>Its name in a tuple of results.</summary>
    protected string ResultName => Raw.Name == "return" ? "Result" : Names.Pascal(Raw.Name);

    /// <summary>True for arguments outside a range; null if there are none.</summary>
    public virtual string? OutOfRange => null;

    /// <summary>Refuses bad arguments.</summary>
    public virtual void Check(CodeWriter writer)
    {
    }

    /// <summary>Declares locals.</summary>
    public virtual void Prepare(CodeWriter writer)
    {
    }

    /// <summary>First within the try block.</summary>
    public virtual void Acquire(CodeWriter writer)
    {
    }

    /// <summary>Right after the call, still within the try block.</summary>
    public virtual void Received(CodeWriter writer)
    {
    }

    /// <summary>In the finally block.</summary>
    public virtual void Release(CodeWriter writer)
    {
    }

    /// <summary>When everything is given back, before the status is looked at.</summary>
    public virtual void After(CodeWriter writer)
    {
    }
}
