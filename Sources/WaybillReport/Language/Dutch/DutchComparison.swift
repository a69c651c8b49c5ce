extension Dutch: ComparisonTexts {
  var claims: String { "Wat er is gezegd" }
  var claimsLede: String {
    "Een uitspraak kan juist zijn waar zij de bandbreedte raakt van het cijfer waarover zij gaat. Dat zij juist kan "
      + "zijn, is nog geen bewijs."
  }
  var claimsCaption: String { "Uitspraken naast cijfers" }
  var claim: String { "Uitspraak" }
  var claimed: String { "Als aandeel buiten" }
  var beside: String { "Naast" }
  var figure: String { "Cijfer" }
  var judgementHead: String { "Oordeel" }
  func claimReason(_ code: String) -> String {
    code.split(separator: ";").map { reason(ofClaim: String($0)) }.joined(separator: "; ")
  }

  private func reason(ofClaim code: String) -> String {
    if code.hasPrefix("any-basis:") {
      return
        "de uitspraak noemt geen soort cijfers; dit cijfer telt \(basis(String(code.dropFirst("any-basis:".count))))"
    }
    return switch code {
    case "": ""
    case "no-row": "dit cijfer is in deze verwerking niet aanwezig"
    case "no-table": "dit cijfer is in deze verwerking niet berekend"
    case "other-basis": "zij gaat over een andere soort opgave"
    case "no-share": "het cijfer heeft geen aandeel"
    case "below": "de uitspraak ligt onder de ondergrens van het cijfer"
    case "above": "de uitspraak ligt boven de bovengrens van het cijfer"
    case "partial": "het cijfer is onvolledig"
    case "own-source": "het cijfer komt uit dezelfde bron als de uitspraak, en is dus geen toets"
    default: code
    }
  }
  var noSource: String { "geen bron" }
  func everySource(_ name: String) -> String { "Elke bron: \(name)" }
  var triangulationCaption: String { "Bronnen naast elkaar; perioden, en het nieuwste losse jaar van elke bron" }
  var period: String { "Periode" }
  var whatItSays: String { "Wat het zegt" }
  var basisHead: String { "Grondslag" }
  var whyItDiffers: String { "Waarom het van andere verschilt" }
  func question(_ table: String) -> String {
    switch table {
    case "outside-share": "deel van de uitvoer dat buiten terechtkomt"
    case "outside-share-of-production": "deel van de productie dat buiten terechtkomt"
    case "export-dependence": "deel van de omzet dat wordt uitgevoerd"
    case "": "geen aandeel"
    default: table
    }
  }
  func reason(_ code: String) -> String {
    let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
    let rest = parts.count > 1 ? parts[1] : ""
    switch parts.first ?? "" {
    case "licence": return "vergunningen zijn toestemmingen; sommige worden nooit gebruikt"
    case "order": return "bestellingen zijn nog geen leveringen"
    case "delivery": return "wat het land heeft verlaten, in geld, volgens opgave van de staat"
    case "customs": return "de douane deelt goederen in naar tariefpost, niet naar militair gebruik"
    case "register": return "wat een staat aan een register heeft opgegeven"
    case "turnover": return "de omzet van een industrie"
    case "volume": return "een volume aan vermogen, alleen van grote wapensystemen, en nooit geld"
    case "expenditure": return "wat staten hebben uitgegeven"
    case "years": return "over \(rest.replacing("/", with: " van de ")) vereiste jaren is gerapporteerd"
    case "undetermined":
      return "bestemmingen die binnen en buiten kunnen liggen, maken tot \(rest)% van de waarde uit"
    case "unbounded": return "er is een waarde zonder bovengrens bij"
    case "not-reported": return "er is niets gerapporteerd"
    case "no-value": return "er is geen waarde om een aandeel van te nemen"
    case "no-record": return "de bron bevat geen gegevens"
    case "reports-only": return "zij zegt wie heeft gerapporteerd, niet wat"
    case "no-common-value":
      return
        "zij telt \(rest.replacing(" and ", with: " en ").replacing("items", with: "stuks").replacing("licences", with: "vergunningen")), "
        + "zonder gemeenschappelijke waarde"
    case "turnover-only": return "zij vermeldt de omzet van een industrie, niet de bestemming"
    case "expenditure-only": return "zij vermeldt wat staten hebben uitgegeven, niet wat zij hebben uitgevoerd"
    case "no-figure": return "zij heeft over deze perioden geen cijfer van deze exporteur"
    default: return code
    }
  }
}

extension Dutch: ProductionTexts {
  func noShareOfProduction(_ missing: Int) -> String {
    let reasons =
      missing > 0
      ? " Voor \(Digits(.dutch).count(missing)) combinaties van exporteur en jaar is vermeld wat er ontbreekt." : ""
    return
      "Welk aandeel van de hele productie wordt uitgevoerd, is niet te zeggen: voor geen enkele exporteur zijn over "
      + "hetzelfde jaar zowel de leveringen in geld als de omzet van de industrie bekend.\(reasons)"
  }
  var licencesAboveTurnover: String {
    "Vergunningen kunnen niet voor uitvoer doorgaan waar zij meer bedragen dan de omzet van de industrie; als deel van die "
      + "omzet:"
  }
  var industry: String { "Industrie" }
}
