// SPDX-License-Identifier: MIT
// How Jacobi scales over the ranks of an MPI job: measured on the ranks there are, and predicted for more.
//   dotnet run -c Release -- measure --ranks 2 --size 2000
//   dotnet run -c Release -- predict --rate 1e10 --call 16 --latency 2e-6 --bandwidth 12.5e9
// As ranks that another launcher starts, on several machines for instance: mpirun -n 16 ... Scaling measure --size 2000
using System.Diagnostics;
using System.Globalization;
using InteropBridge.Mpi;

const string usage = "usage: Scaling measure [--ranks N] [--size CELLS] [--threads N]\n"
    + "       Scaling predict --rate CELLS/S --call STEPS --latency S --bandwidth BYTES/S";
Dictionary<string, double> numbers = [];
for (var i = 1; i + 1 < args.Length && double.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var number); i += 2)
{
    numbers[args[i]] = number;
}

switch (args)
{
    case ["measure", ..] when Are(["--ranks", "--size", "--threads"]):
        return Measure();
    case ["predict", ..] when Are(["--rate", "--call", "--latency", "--bandwidth"]) && numbers.Count == 4:
        Predictions.Write(new StepCosts(numbers["--rate"], numbers["--call"], numbers["--latency"], numbers["--bandwidth"]), Console.Out);
        return 0;
    default:
        Console.Error.WriteLine(usage);
        return 2;
}

bool Are(string[] known) => args.Length == 1 + 2 * numbers.Count && numbers.Keys.All(known.Contains);

int Measure()
{
    if (!numbers.TryGetValue("--ranks", out var ranks) || MpiLauncher.IsRank)
    {
        MpiSession.Run(session => new Measurement(
            session, (int)numbers.GetValueOrDefault("--size", 2000), (int)numbers.GetValueOrDefault("--threads", 1)).Run(Console.Out));
        return 0;
    }

    var program = Environment.ProcessPath!;
    string[] own = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(Measurement).Assembly.Location, .. args] : args;
    try
    {
        return MpiLauncher.Run((int)ranks, new ProcessStartInfo(program, own));
    }
    catch (MpiUnavailableException missing)
    {
        Console.Error.WriteLine(missing.Message);
        return 3;
    }
}
