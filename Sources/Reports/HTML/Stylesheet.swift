/// The look of the HTML form: the reader's own sans-serif, one column of text, charts two by two where there is room.
enum Stylesheet {
    static let css = """
        :root { color-scheme: light dark; --ground: #fbfbf9; --card: #fff; --ink: #1d2126; --soft: #5d6670; --rule: #e2e2dc;
          --good: #2e8555; --open: #d99a2b; --bad: #c2493d; --other: #8d7ab8; --plain: #3f74b5; --sum: #b4531f; --track: #efefea; }
        @media (prefers-color-scheme: dark) { :root { --ground: #14171a; --card: #1b1f23; --ink: #e7e9eb; --soft: #9aa4ae; --rule: #2d3339;
          --good: #4fae7b; --open: #dfa94a; --bad: #e0695c; --other: #a797d2; --plain: #6a9fe0; --sum: #ea9a63; --track: #262b30; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif;
          font-variant-numeric: tabular-nums; }
        main { max-width: 1080px; margin: 0 auto; padding: 32px 20px 64px; }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 4px; letter-spacing: -0.01em; overflow-wrap: anywhere; }
        h2 { font-size: 1.15rem; margin: 44px 0 12px; padding-top: 14px; border-top: 2px solid var(--ink); }
        h3 { font-size: 0.95rem; margin: 20px 0 8px; color: var(--soft); font-weight: 600; }
        p { max-width: 70ch; margin: 12px 0; }
        .soft { color: var(--soft); }
        .tiles { display: grid; grid-template-columns: repeat(3, 1fr); gap: 12px; margin: 24px 0 0; }
        .tile { background: var(--card); border: 1px solid var(--rule); border-radius: 8px; padding: 12px 14px; }
        .tile b { display: block; font-size: 1.3rem; line-height: 1.3; }
        .tile span { color: var(--soft); font-size: 0.82rem; line-height: 1.35; display: block; margin-top: 2px; }
        .flow { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 440px), 1fr)); gap: 16px 40px; align-items: start; }
        .flow > * { min-width: 0; } .flow > .wide { grid-column: 1 / -1; } .flow > p { margin: 0; } .flow h3 { margin-top: 0; }
        figure { margin: 0; }
        figcaption { color: var(--soft); font-size: 0.95rem; font-weight: 600; margin: 0 0 8px; }
        .key { display: flex; flex-wrap: wrap; gap: 4px 16px; font-size: 0.82rem; color: var(--soft); margin: 6px 0 0; padding: 0;
          list-style: none; }
        .key i { display: inline-block; width: 11px; height: 11px; border-radius: 2px; margin-right: 6px; }
        svg { display: block; width: 100%; max-width: 560px; height: auto; }
        svg text { font-size: 13px; fill: var(--ink); font-family: inherit; }
        svg .axis { fill: var(--soft); } svg .grid { stroke: var(--rule); stroke-width: 1; } svg .track { fill: var(--track); }
        svg .good { fill: var(--good); } svg .open { fill: var(--open); } svg .bad { fill: var(--bad); }
        svg .other { fill: var(--other); } svg .plain { fill: var(--plain); }
        .key .good { background: var(--good); } .key .open { background: var(--open); } .key .bad { background: var(--bad); }
        .key .other { background: var(--other); } .key .plain { background: var(--plain); } .key .sum { background: var(--sum); }
        svg .sum { fill: none; stroke: var(--sum); stroke-width: 2.5; stroke-linejoin: round; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; font-size: 0.88rem; min-width: 100%; }
        th, td { text-align: left; vertical-align: top; padding: 6px 14px 6px 0; border-bottom: 1px solid var(--rule); }
        th { color: var(--soft); font-weight: 600; white-space: nowrap; }
        td { overflow-wrap: break-word; max-width: 34ch; } td.short { white-space: nowrap; }
        .r { text-align: right; white-space: nowrap; } th:last-child, td:last-child { padding-right: 0; }
        dl { display: grid; grid-template-columns: fit-content(17rem) 1fr; align-content: start; margin: 0; font-size: 0.95rem; }
        dt, dd { margin: 0; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--rule); } dt { color: var(--soft); }
        details { margin: 8px 0 0; font-size: 0.82rem; color: var(--soft); } summary { cursor: pointer; }
        details ul { margin: 6px 0; } ul.plainlist { max-width: 75ch; padding-left: 1.2em; } ul.plainlist li { margin: 6px 0; }
        footer { margin-top: 48px; color: var(--soft); font-size: 0.85rem; }
        @media (max-width: 560px) { main { padding: 20px 16px 48px; } h1 { font-size: 1.4rem; } dl { grid-template-columns: 1fr; }
          dt { border-bottom: 0; padding-bottom: 0; font-size: 0.85rem; } dd { padding-top: 0; } .tiles { grid-template-columns: 1fr 1fr; }
          .tile b { font-size: 1.02rem; } td { min-width: 5ch; } }
        @media print { body { background: none; } h2 { break-after: avoid; } tr, figure { break-inside: avoid; } }
        """
}
