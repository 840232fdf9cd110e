// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Harness.Watch;

namespace InteropBridge.Harness.Gap;

/// <summary>Ctrl-C: the first one ends the run after the sample that is being taken, so that what was measured is kept; the second
/// one ends the program.</summary>
internal sealed class Interruption : IDisposable
{
    public const string Name = "Ctrl-C";
    private const string ShowCursor = "\e[?25h";
    private readonly PosixSignalRegistration _registration;
    private volatile bool _isAsked;

    public Interruption() => _registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, Receive);

    public bool IsAsked => _isAsked || Journal.IsInterrupted;

    public void Dispose() => _registration.Dispose();

    private void Receive(PosixSignalContext context)
    {
        if (Journal.IsWatched)
        {
            context.Cancel = true; // a terminal sends it to both processes, and the other one passes it on
            return;
        }

        context.Cancel = !_isAsked;
        if (_isAsked && !Console.IsOutputRedirected)
        {
            Console.Out.Write(ShowCursor); // the progress bar hides it
        }

        _isAsked = true;
    }
}
