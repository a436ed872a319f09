using Orders.Api;

var app = WebApplication.CreateSlimBuilder(args).Build();
var orders = new OrderBook();
app.MapGet("/health", () => "ok");
app.MapGet("/orders/{number:int}", (int number) => orders.Find(number) is { } order ? Results.Text(order) : Results.NotFound());
app.MapPost("/orders/{item}", (string item) => Results.Created(new Uri($"/orders/{orders.Add(item)}", UriKind.Relative), null));
await app.RunAsync();
