// SPDX-License-Identifier: MIT

/// <summary>What a rank and a message cost.</summary>
/// <param name="Rate">Cells that a rank steps in a second, once a call of its kernel is under way.</param>
/// <param name="Call">What a call of the kernel costs besides, in steps of all its cells: it begins and ends with rows that are not full of work.</param>
/// <param name="Latency">Seconds of an exchange of small messages.</param>
/// <param name="Bandwidth">Bytes a second that a rank sends while it receives as many.</param>
internal sealed record StepCosts(double Rate, double Call, double Latency, double Bandwidth);
