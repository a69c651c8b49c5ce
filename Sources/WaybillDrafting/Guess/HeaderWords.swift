/// The words of a header, in which publishers of several languages say what a column is.
struct HeaderWords {
  /// The header in lower case.
  let text: String
  private let words: [String]
  private let isASCII: Bool

  init(_ header: String) {
    var spaced = ""
    var last: Character = " "
    for character in header {
      // `valueEUR` and `destCountry` are two words each.
      if character.isUppercase, last.isLowercase { spaced.append(" ") }
      spaced.append(character)
      last = character
    }
    text = spaced.lowercased()
    isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    words = text.split { !$0.isLetter && !"€$£¥".contains($0) }.map(String.init)
  }

  /// Whether one of the words stands in the header.
  ///
  /// One of five letters or more may be part of a longer word unless it ends with a full stop; several words stand as they
  /// are written.
  func has(_ list: [String]) -> Bool {
    list.contains { word in
      if word.hasSuffix(".") { return words.contains(String(word.dropLast())) }
      return word.count >= 5 || word.contains(" ") ? textHas(word) : words.contains(word)
    }
  }

  private func textHas(_ word: String) -> Bool {
    // Other letters have several spellings, which only a search by characters takes for one.
    guard isASCII else { return text.contains(word) }
    let (text, word) = (text.utf8, word.utf8)
    return text.indices.contains { text[$0...].starts(with: word) }
  }
}

extension HeaderWords {
  static let exporter = [
    "supplier", "seller", "exporter", "exporting", "exports by", "exportland", "lieferant", "lieferland", "verkäufer",
    "ausfuhrland", "ausführer", "leverancier", "exporteur", "uitvoerland", "verkoper", "fournisseur", "vendeur",
    "exportateur", "exportador", "proveedor", "vendedor", "esportatore", "fornitore", "src", "sender", "reporter",
    "reporting", "shipper", "from",
  ]
  static let destination = [
    "recipient", "buyer", "importer", "importing", "imports by", "importland", "destination", "dest", "dst",
    "bestemming",
    "bestimmung", "empfänger", "empfaenger", "käufer", "kaeufer", "koper", "afnemer", "ontvanger", "endverbleib",
    "destinataire", "acheteur", "importateur", "destino", "destinatario", "comprador", "importador", "destinazione",
    "importatore", "partner", "consignee", "end user", "enduser", "client", "customer",
    "to",
  ]
  /// Words for exporters and for destinations as parties, which a title may have.
  static let exporters = [
    "supplier", "seller", "exporter", "lieferant", "leverancier", "fournisseur", "vendeur", "companies", "producers",
  ]
  static let destinations = [
    "recipient", "buyer", "importer", "destination", "bestemming", "bestimmung", "empfänger", "destinataire", "client",
  ]
  static let final = [
    "eindbestemming", "final", "ultimate", "end", "endverbleib", "endempfänger", "finale", "eindgebruiker",
  ]
  static let origin = [
    "origin", "oorsprong", "herkomst", "ursprung", "origine", "provenance", "herkunft", "producer", "manufacturer",
  ]
  static let code = ["code", "iso", "alpha", "id", "slug", "acronym"]

  static let delivery = [
    "deliver", "lever", "geliefer", "liefer", "export", "ausfuhr", "uitvoer", "transfer", "livrais", "livré", "entrega",
    "consegn", "esportazion", "arms",
    "weapons",
    "shipped", "kriegswaffen",
  ]
  static let licence = [
    "licen", "vergunning", "genehmig", "permit", "autoris", "autoriz", "licencia", "authoris", "authoriz", "erlaubnis",
  ]
  static let order = ["order", "besteld", "bestel", "contract", "commande"]
  static let turnover = ["revenue", "turnover", "umsatz", "omzet", "chiffre d'affaires", "sales"]
  static let customs = ["customs", "douane", "zoll", "fob", "cif", "primaryvalue", "comtrade", "hs"]
  static let expenditure = ["expenditure", "spending", "uitgaven", "ausgaben", "dépenses", "budget"]
  static let register = ["register", "unroca"]

  static let volume = ["tiv", "tivs", "trend-indicator", "trend indicator"]
  static let money =
    [
      "value", "waarde", "wert", "valeur", "amount", "betrag", "bedrag", "montant", "importe", "importo", "valor",
      "valore", "price", "worth", "val", "revenue",
      "revenues",
      "turnover", "umsatz", "omzet", "sales", "million", "millions", "mln", "fob", "cif",
    ] + Currency.words.map(\.word)
  static let count = [
    "num", "number", "numbers", "count.", "cantidad", "unidades", "operaciones", "quantità", "aantal", "anzahl",
    "nombre", "qty", "quantity", "items", "units", "stück",
    "stuks", "zahl",
  ]
  /// What is worth or counted for one piece, or only planned.
  static let apiece = [
    "per unit", "deal unit", "unit price", "estimate", "average", "gemiddeld", "durchschnitt", "per stuk",
  ]
  static let share = ["percent", "percentage", "share", "aandeel", "anteil", "%", "pct"]
  static let number = [
    "id", "nr", "nummer", "no", "code", "rank", "rang", "index", "line", "key", "group", "reference", "ref", "serial",
  ]
  static let item = [
    "designation", "description", "omschrijving", "item", "items", "goods", "goederen", "weapon", "güter", "gueter",
    "beschreibung",
    "bezeichnung", "désignation", "descripción", "descripcion", "producto", "descrizione", "prodotto", "product",
    "equipment", "materiel", "matériel", "company", "firm", "unternehmen",
  ]
  static let comment = [
    "comment", "comments", "remark", "remarks", "note", "notes", "observaciones", "osservazioni", "opmerking",
    "bemerkung", "remarque",
  ]
  static let year = [
    "year", "jahr", "jaar", "année", "annee", "año", "anno", "fecha", "period", "periode", "jr", "yr", "date", "datum",
    "day", "dag", "tag",
  ]
  static let months: Set<String> = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mrt", "mei", "okt",
    "mär",
    "mai", "dez", "janv", "févr", "avr", "juin", "juil", "août", "déc", "january", "february", "march", "april", "june",
    "july", "august", "september", "october", "november", "december", "januari", "februari", "maart", "juni", "juli",
    "augustus", "oktober", "januar", "februar", "märz", "dezember", "janvier", "février", "mars", "avril", "juillet",
    "septembre", "octobre", "novembre", "décembre", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
    "agosto", "septiembre", "octubre", "noviembre", "diciembre", "gennaio", "febbraio", "aprile", "maggio", "giugno",
    "luglio", "settembre", "ottobre", "dicembre",
  ]
  static let issued = ["issue", "issued", "afgifte", "ausstell", "erteil", "granted", "approved"]
  static let expiry = ["verval", "expiry", "expire", "valid until", "gültig", "until", "end date", "ablauf", "geldig"]
  static let total = ["total", "totaal", "gesamt", "summe", "somme", "sum", "insgesamt", "subtotal", "grand total"]
}

extension String {
  /// Whether the text speaks of a sum over other rows or columns.
  var isTotal: Bool {
    let text = lowercased()
    let starts = [
      "total", "totaal", "totale", "totaux", "gesamt", "summe", "insgesamt", "grand total", "sub-total", "subtotal",
      "sum", "all destinations",
    ]
    if starts.contains(where: { word in
      guard text.hasPrefix(word) else { return false }
      let next = text.dropFirst(word.count).first
      return next == nil || next?.isLetter == false
    }) {
      return true
    }
    return text.hasSuffix(" total") || text.hasSuffix(" totaal")
  }
}
