using Orders.Api;
using Xunit;

namespace Orders.Tests;

public class OrderBookTests
{
    [Fact]
    public void Finds_an_order_by_its_number()
    {
        var orders = new OrderBook();

        Assert.Equal("tea", orders.Find(orders.Add("tea")));
        Assert.Null(orders.Find(2));
    }
}
