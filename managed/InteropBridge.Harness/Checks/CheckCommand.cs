// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using System.CommandLine;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text.Json;
using InteropBridge.Harness.Assemblies;
using InteropBridge.Harness.Shell;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Checks;

/// <summary>The hidden verb of the process that variants are checked in, so that a crash is its end only. It serves requests from
/// a pipe.</summary>
internal static class CheckCommand
{
    public const string Verb = "check-variants";

    public static Command Create()
    {
        var command = new Command(Verb, "Checks variants in a process of its own, as a pipe says.") { Hidden = true };
        var pipe = new Argument<string>("pipe");
        command.Add(pipe);
        command.Add(UserAssembly.CreateOption()); // read before the command line is
        command.SetAction(parsed => Serve(parsed.GetValue(pipe)!));
        return command;
    }

    private static void Serve(string name)
    {
        // Ctrl-C reaches every process of the terminal. This one ends when its pipe does.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut, PipeOptions.Asynchronous);
        pipe.Connect();
        using var reader = new StreamReader(pipe);
        using var writer = new StreamWriter(pipe) { AutoFlush = true };
        using var requests = new BlockingCollection<CheckRequest>();
        new Thread(() => Receive(reader, requests)) { IsBackground = true }.Start();
        foreach (var request in requests.GetConsumingEnumerable())
        {
            void Say(CheckReply reply) => writer.WriteLine(JsonSerializer.Serialize(reply, CheckJson.Default.CheckReply));
            Say(Answer(request, Say) with { IsEnd = true, IsFull = FencedMemory.IsFull });
        }
    }

    private static void Receive(StreamReader reader, BlockingCollection<CheckRequest> requests)
    {
        while (reader.ReadLine() is { } line)
        {
            requests.Add(JsonSerializer.Deserialize(line, CheckJson.Default.CheckRequest)!);
        }

        Environment.Exit(ExitCode.Success); // whatever a variant is doing
    }

    private static CheckReply Answer(CheckRequest request, Action<CheckReply> say)
    {
        try
        {
            var kernel = KernelCatalog.Find(request.Kernel, request.Type);
            using var check = new VariantCheck(kernel, kernel[request.Variant], request, say);
            return new CheckReply { KeepsOld = check.Run() };
        }
        catch (CheckFailureException found)
        {
            return new CheckReply { Failure = found.Message, IsOutside = found.IsOutside };
        }
        catch (VariantUnavailableException unavailable)
        {
            return new CheckReply { Unavailable = unavailable.Reason };
        }
#pragma warning disable CA1031 // Whatever a variant throws, the others are still to be checked.
        catch (Exception failure)
        {
            return new CheckReply { Failure = $"{failure.GetType().Name}: {failure.Message}" };
        }
#pragma warning restore CA1031
    }
}
