using System.Collections.Concurrent;

namespace Orders.Api;

/// <summary>The orders of this process, numbered from 1.</summary>
public sealed class OrderBook
{
    private readonly ConcurrentDictionary<int, string> _orders = new();
    private int _last;

    /// <summary>Takes an order and tells its number.</summary>
    public int Add(string item)
    {
        var number = Interlocked.Increment(ref _last);
        _orders[number] = item;
        return number;
    }

    /// <summary>What was ordered under a number; null when nothing was.</summary>
    public string? Find(int number) => _orders.GetValueOrDefault(number);
}
