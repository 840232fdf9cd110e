// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes the pieces of a method's body that are there for one parameter, in the order in which they are emitted. The
/// base writes nothing.</summary>
internal abstract class ParameterWriter(BoundParameter parameter, HelperNames helpers, LocalNames locals)
{
    public BoundParameter Parameter { get; } = parameter;

    /// <summary>What the raw function is given.</summary>
    public abstract string Argument { get; }

    /// <summary>Whether <see cref="Acquire"/> takes something that <see cref="Release"/> must give back.</summary>
    public virtual bool HoldsSomething => false;

    /// <summary>When its turn is: what refers to other parameters comes after them, and what cannot be undone last.</summary>
    public virtual int Turn => 0;

    /// <summary>The head of the fixed statement that pins it.</summary>
    public virtual string? Fixed => null;

    /// <summary>What the method returns of it, as an expression after the crossing.</summary>
    public virtual string? Result => null;

    /// <summary>The local in which the value crosses.</summary>
    public string Local => locals.Of(Parameter);

    protected string Name => Parameter.Name;

    /// <summary>A reference to it in documentation.</summary>
    protected string Reference => ReferenceTo(Parameter);

    protected HelperNames Helpers => helpers;

    protected LocalNames Locals => locals;

    /// <summary>What its documentation adds: the values that are allowed; null for all.</summary>
    public virtual string? Limit => null;

    /// <summary>The exceptions, of the namespace System, that it refuses arguments with, and when.</summary>
    public virtual IEnumerable<(string Type, string When)> Errors => [];

    /// <summary>True for arguments outside a range; null if there are none.</summary>
    public virtual string? OutOfRange => null;

    protected static string ReferenceTo(BoundParameter parameter) =>
        $"<paramref name=\"{parameter.Name.TrimStart('@')}\"/>";

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

    /// <summary>When everything is pinned, before the call.</summary>
    public virtual void Pinned(CodeWriter writer)
    {
    }

    /// <summary>Right after the call, still within the try block.</summary>
    public virtual void Received(CodeWriter writer)
    {
    }

    /// <summary>After the status was looked at: refuses what C gave.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="function">C's name of the function.</param>
    public virtual void Accept(CodeWriter writer, string function)
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
