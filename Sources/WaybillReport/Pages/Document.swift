/// The frame of every page: self-contained, with no network and no script but the report's own, light and dark.
enum Document {
  /// A page of the report.
  struct Page {
    /// The file's name without language and ending, from the report's folder: `index`, `allies/NLD`.
    let name: String
    let title: String
    /// A line above the title, which says what the page belongs to.
    let kicker: HTML
    let lede: HTML
    let contents: [(anchor: String, title: String)]
    /// Whether it is set to fit one sheet.
    var isBrief = false
    let main: HTML

    /// The way from the page's folder to the report's.
    var up: String { name.contains("/") ? "../" : "" }
  }

  /// The whole text of a page.
  static func text(_ page: Page, _ edition: Edition) -> String {
    let document: HTML = """
      <!doctype html>
      <html lang="\(edition.language.rawValue)" data-find="\(edition.texts.findName)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
      script-src '\(Script.hash)'; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(page.title)</title>
      <style>
      \(Style.sheet)
      </style>
      </head>
      <body\(page.isBrief ? " class=\"brief\"" : .nothing)>
      <a class="skip" href="#main">\(edition.texts.skip)</a>
      <header>
      <div class="top"><p class="kicker">\(page.kicker)</p>\(languages(page, edition))</div>
      <h1>\(page.title)</h1>
      \(page.lede)
      \(contents(page, edition))
      </header>
      <main id="main">
      \(page.main)
      </main>
      <script>\(Script.text)</script>
      </body>
      </html>

      """
    return document.markup
  }

  /// Links to the page in the report's other languages.
  private static func languages(_ page: Page, _ edition: Edition) -> HTML {
    let others = edition.report.languages.filter { $0 != edition.language }
    if others.isEmpty { return .nothing }
    let links = others.map { language -> HTML in
      """
      <a href="\(page.up)\(edition.edition(in: language).file(page.name))" hreflang="\(language.rawValue)" \
      lang="\(language.rawValue)">\(language.ownName)</a>
      """
    }
    return "<p class=\"languages\">\(links)</p>"
  }

  private static func contents(_ page: Page, _ edition: Edition) -> HTML {
    if page.contents.isEmpty { return .nothing }
    return """
      <nav aria-label="\(edition.texts.contents)">\
      \(page.contents.map { "<a href=\"#\($0.anchor)\">\($0.title)</a>" })</nav>
      """
  }
}
