namespace Pipelines.Engines.CodeQuality.Output;

/// <summary>The style and the script of <see cref="FindingPage"/>.</summary>
internal static class FindingPageParts
{
    public const string Style = """

        :root { color-scheme: light dark; --line: #8886; --quiet: #777; --red: #c62828; --amber: #b26a00; --blue: #0b6e99; --green: #2e7d32; }
        @media (prefers-color-scheme: dark) { :root { --quiet: #aaa; --red: #ff7b72; --amber: #e3b341; --blue: #79c0ff; --green: #7ee787; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 70rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; }
        h1 { margin: 0; font-size: 1.5rem; }
        h2 { margin: 1.5rem 0 .25rem; font-size: 1rem; overflow-wrap: anywhere; }
        .passed { color: var(--green); }
        .failed, .major, .critical, .blocker { color: var(--red); }
        .minor { color: var(--amber); }
        .info { color: var(--blue); }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th, td { padding: .15rem .6rem; text-align: right; border-bottom: 1px solid var(--line); font-weight: normal; }
        th:first-child { text-align: left; padding-left: 0; }
        form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin: 1rem 0 0; }
        form[hidden] { display: none; }
        select { font: inherit; padding: .35rem; }
        article { border-left: .2rem solid var(--line); margin: .5rem 0; padding: .1rem 0 .1rem .75rem; }
        article[hidden], section[hidden] { display: none; }
        article p { margin: 0; overflow-wrap: anywhere; }
        article span { font-weight: 600; }
        article small, .place { color: var(--quiet); }
        .place { font: .85rem/1.5 ui-monospace, monospace; user-select: all; }
        pre { margin: .25rem 0; padding: .4rem; overflow-x: auto; background: #8882; font: .85rem/1.4 ui-monospace, monospace; }

        """;

    public const string Script = """

        'use strict';
        const form = document.querySelector('form');
        if (form) {
          const articles = [...document.querySelectorAll('article')];
          const show = () => {
            let shown = 0;
            for (const article of articles) {
              article.hidden = [...form.elements].some(choice => choice.name && choice.value && article.dataset[choice.name] !== choice.value);
              shown += article.hidden ? 0 : 1;
            }
            for (const section of document.querySelectorAll('section')) {
              section.hidden = !section.querySelector('article:not([hidden])');
            }
            form.querySelector('output').textContent = shown + ' of ' + articles.length;
            document.getElementById('none').hidden = shown > 0;
          };
          form.hidden = false;
          form.addEventListener('change', show);
          form.addEventListener('submit', event => event.preventDefault());
          show();
        }

        """;
}
