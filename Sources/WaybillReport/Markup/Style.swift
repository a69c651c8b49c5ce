/// The page's style sheet. Blue and vermilion keep apart for every kind of colour vision, and in grey.
enum Style {
  static let sheet: HTML = """
    :root {
      --paper: #ffffff; --ink: #1b1f24; --soft: #57606a; --line: #d5dae0; --band: #f4f6f8;
      --mark: #0b62a8; --all: #a83c06; --link: #0b62a8; --fill: #dcebf8;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --paper: #14171b; --ink: #e7eaee; --soft: #a2abb5; --line: #363d46; --band: #1c2127;
        --mark: #6db3f2; --all: #f29a66; --link: #8cc4f7; --fill: #1d3448;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body {
      margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 56rem; background: var(--paper); color: var(--ink);
      font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
    }
    h1 { margin: 0 0 .75rem; font-size: 2rem; line-height: 1.2; letter-spacing: -.01em; text-wrap: balance; }
    h2 { margin: 3rem 0 1rem; padding-top: 1rem; border-top: 2px solid var(--ink); font-size: 1.35rem; line-height: \
    1.3; }
    h3 { margin: 2.25rem 0 .5rem; font-size: 1.1rem; line-height: 1.35; }
    h4 { margin: 1.75rem 0 .4rem; font-size: 1rem; }
    p, ul, dl { margin: .5rem 0 1rem; max-width: 44rem; }
    ul { padding-left: 1.2rem; }
    a { color: var(--link); }
    .skip { position: absolute; left: -100rem; }
    .skip:focus { position: static; }
    .top { display: flex; justify-content: space-between; gap: 1rem; flex-wrap: wrap; }
    .languages { margin: 0; }
    .kicker a { color: inherit; }
    .kicker { margin: 0 0 .5rem; color: var(--soft); font-size: .85rem; letter-spacing: .06em; text-transform: \
    uppercase; }
    .lede { font-size: 1.06rem; }
    .soft { color: var(--soft); }
    .figure { margin: .25rem 0 0; font-size: 2.1rem; font-weight: 650; line-height: 1.2; font-variant-numeric: \
    tabular-nums; }
    .figure + p { margin-top: .15rem; }
    .figure a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: .15em; }
    .figure.none { color: var(--soft); font-size: 1.3rem; font-weight: 500; }
    .headline { margin: 0 0 1.4rem; }
    .headline .soft { display: inline-block; }
    summary { cursor: pointer; padding: .3rem 0; }
    details { margin: .25rem 0 .75rem; }
    .filter { display: inline-block; margin: .5rem 0 0; }
    .filter input { font: inherit; padding: .25rem .5rem; border: 1px solid var(--soft); border-radius: 4px; \
    background: var(--paper); color: var(--ink); }
    th button { font: inherit; color: inherit; text-align: inherit; padding: 0; border: 0; background: none; \
    cursor: pointer; text-decoration: underline dotted; text-underline-offset: .2em; }
    th[aria-sort=ascending] button::after { content: " ↑"; }
    th[aria-sort=descending] button::after { content: " ↓"; }
    .marks { margin: .5rem 0 1rem; padding-left: 1.6rem; font-size: .88rem; columns: 2 18rem; column-gap: 2rem; }
    .evidence { font-size: .85rem; }
    .evidence code { overflow-wrap: anywhere; }
    nav a { display: inline-block; margin-right: 1rem; }
    .scroll { overflow-x: auto; margin: 1rem 0 1.5rem; }
    table { width: 100%; border-collapse: collapse; font-size: .92em; font-variant-numeric: tabular-nums; }
    caption { padding-bottom: .4rem; color: var(--soft); font-size: .88rem; text-align: left; max-width: calc(100vw - \
    2.5rem); }
    th, td { padding: .38rem .75rem .38rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: \
    top; }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { border-bottom-color: var(--ink); font-weight: 600; vertical-align: bottom; }
    tbody th { min-width: 7.5rem; font-weight: 500; }
    .n + :not(.n) { padding-left: .75rem; }
    .n { text-align: right; white-space: nowrap; }
    thead .n { white-space: normal; }
    .keep { white-space: nowrap; }
    tr.all > * { font-weight: 650; }
    .matrix { width: auto; }
    .matrix th, .matrix td { padding: .16rem .55rem .16rem 0; }
    .matrix td:not(.n), .matrix thead th:not(:first-child):not(.n) { min-width: 2.9rem; padding: .16rem .2rem; \
    text-align: center; }
    .matrix .n { padding-left: 1rem; }
    .matrix tbody th, .matrix thead th:first-child { position: sticky; left: 0; background: var(--paper); }
    .matrix .reported { color: var(--mark); background: var(--fill); }
    .matrix .not-reported { color: var(--all); font-weight: 700; background: var(--band); }
    .matrix .not-due { color: var(--soft); }
    .columns { columns: 2 16rem; column-gap: 2rem; }
    li { break-inside: avoid; }
    code, pre { font: .88em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; \
    overflow-wrap: anywhere; }
    pre { margin: .5rem 0 1rem; padding: .75rem 1rem; background: var(--band); border-radius: 4px; white-space: \
    pre-wrap; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.25rem; }
    dt { color: var(--soft); }
    dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
    figure { margin: 1rem 0 1.5rem; }
    figcaption { margin-top: .9rem; color: var(--soft); font-size: .88rem; }
    svg { display: block; max-width: 52rem; font-size: 13px; font-variant-numeric: tabular-nums; }
    svg text { fill: var(--ink); }
    svg .axis { fill: var(--soft); font-size: 11.5px; }
    svg .grid { stroke: var(--line); stroke-width: 1; }
    svg .range { stroke: var(--mark); stroke-width: 5; stroke-linecap: butt; opacity: .45; }
    svg .end { fill: var(--mark); }
    svg .all .range { stroke: var(--all); }
    svg .all .end { fill: var(--all); }
    svg .all text { font-weight: 650; }
    svg .band { fill: var(--mark); fill-opacity: .22; stroke: var(--mark); stroke-opacity: .6; stroke-width: 1.5; \
    vector-effect: non-scaling-stroke; }
    svg .break { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 3 3; }
    svg .missing { fill: var(--all); font-weight: 700; }
    svg .none { fill: var(--soft); font-style: italic; }
    @media (max-width: 600px) {
      body { padding-top: 1.5rem; }
      h1 { font-size: 1.55rem; }
      .figure { font-size: 1.7rem; }
      svg { font-size: 10.5px; }
      svg .axis { font-size: 10px; }
      dl { grid-template-columns: 1fr; gap: 0; }
      dd { margin-bottom: .5rem; }
    }
    .brief { font-size: 14px; max-width: 50rem; }
    .brief h1 { font-size: 1.45rem; }
    .brief h2 { margin: 1em 0 .3em; padding-top: .4em; font-size: 1.2em; border-top-width: 1px; }
    .brief caption { font-size: .92em; }
    .brief ul { max-width: none; margin: .3rem 0; }
    .brief th, .brief td { padding-top: .2rem; padding-bottom: .2rem; }
    .brief .scroll { margin: .4rem 0; }
    .brief caption { padding-bottom: .2rem; }
    .small { font-size: .85em; overflow-wrap: anywhere; }
    @page { size: A4; margin: 14mm 15mm; }
    @media print {
      .skip, .languages, .filter { display: none; }
      th button { text-decoration: none; }
      .brief { font-size: 8pt; line-height: 1.35; }
      .brief h1 { font-size: 1.6em; }
      .brief h2 { margin-top: .6em; }
      .brief th, .brief td { padding-top: .12rem; padding-bottom: .12rem; }
      body { max-width: none; padding: 0; }
      body:not(.brief) { font-size: 10.5pt; }
      nav { display: none; }
      h2, h3, h4, caption { break-after: avoid; }
      h2, h3, h4, figure, tr, pre, .scroll { break-inside: avoid; }
      .scroll { overflow: visible; }
      thead { display: table-header-group; }
      .n { white-space: normal; }
      th, td { padding-right: .5rem; }
      table.sortable, .evidence { font-size: .8em; }
      .matrix { font-size: .72em; }
      .matrix td:not(.n), .matrix thead th:not(:first-child):not(.n) { min-width: 0; padding: .1rem; }
      .matrix .n { padding-left: .3rem; }
      .raw th, .raw td { overflow-wrap: anywhere; font-size: .85em; }
      a { color: inherit; text-decoration: none; }
    }
    """
}
