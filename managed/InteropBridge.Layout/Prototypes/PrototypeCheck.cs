// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Managed;
using InteropBridge.Layout.Native;
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout.Prototypes;

/// <summary>Compares the functions of sources that do not include the header with the header, which the bindings stand for:
/// another width, number or order of parameters would be called all the same, and read other bytes.</summary>
internal sealed class PrototypeCheck(Request request, BindingFile file, HeaderText names, TextWriter output)
{
    public bool Run()
    {
        var others = request.Sources.Where(source => source.Language is not ("C" or "CXX" or "CUDA")).ToList();
        if (others.Count == 0)
        {
            return true;
        }

        var isRight = true;
        var prototypes = SourcePrototypes.Of(request).ToLookup(prototype => prototype.Name);
        // A shim is C, compiled with its header.
        foreach (var function in file.Functions.Where(function => function.Library == request.Library && function.Symbol == function.Name))
        {
            foreach (var prototype in prototypes[function.Name])
            {
                isRight &= Compare(function, prototype);
            }

            if (!prototypes.Contains(function.Name) && others.Count == request.Sources.Count())
            {
                Say(request.Header, names.LineOfFunction(function.Name), "warning IB0043", $"{function.Name} could not be compared with "
                    + $"its source: no prototype of it was found in {string.Join(", ", others.Select(source => Path.GetFileName(source.Path)))}. "
                    + "What a Rust macro writes is not seen, and of Fortran compilers only gfortran tells prototypes. Compare them by eye, "
                    + "or set CheckLayout=\"false\" on the item if you know that they fit.");
            }
        }

        return isRight;
    }

    private bool Compare(BoundFunction function, Prototype prototype)
    {
        var expected = function.Parameters.Select(parameter => (parameter.Name, Type: BoundTypes.Of(parameter, file)))
            .Append((Name: "the result", Type: BoundTypes.Of(function.Returns, file))).ToList();
        if (function.Parameters.Count != prototype.Parameters.Count)
        {
            return Wrong(function, prototype, $"it has {prototype.Parameters.Count} parameters here and {function.Parameters.Count} there");
        }

        var isRight = true;
        foreach (var (wanted, found) in expected.Zip(prototype.Parameters.Append(prototype.Returns)))
        {
            var fits = wanted.Type.Fits(found);
            if (fits is null)
            {
                Say(prototype.File, prototype.Line, "warning IB0043", $"{function.Name}: whether {wanted.Name} is the same here, as "
                    + $"{found.Text}, and in {Place(function)}, as {wanted.Type.Text}, could not be seen. Compare them by eye; "
                    + "a plain number or a pointer can be compared.");
            }
            else if (fits is false)
            {
                isRight = Wrong(function, prototype, $"{wanted.Name} is {Shown(found)} here and {wanted.Type.Text} there");
            }
        }

        return isRight;
    }

    private bool Wrong(BoundFunction function, Prototype prototype, string what)
    {
        Say(prototype.File, prototype.Line, "error IB0042", $"{function.Name} is declared otherwise in {Place(function)}: {what}. "
            + "A call would pass other bytes than are read. The header decides; correct the source, or the header and its bindings.");
        return false;
    }

    private static string Shown(ForeignType type) => type.Text.Length == 0 ? "nothing" : type.Text;

    private string Place(BoundFunction function) =>
        $"{Path.GetFileName(request.Header)}, line {names.LineOfFunction(function.Name)}";

    private void Say(string path, int line, string code, string text) => output.WriteLine($"{path}({line},1): {code}: {text}");
}
