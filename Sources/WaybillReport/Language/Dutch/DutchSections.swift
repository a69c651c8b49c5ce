import WaybillCore

extension Dutch: CoverageTexts {
  var nobodyReports: String { "Er is geen aandeel berekend uit een bron waarin staten zelf rapporteren." }
  var silenceIsNoZero: HTML {
    """
    <p><strong>Zwijgen is geen nul.</strong> Waar staten zelf rapporteren, geldt een exporteur die over een jaar had \
    moeten rapporteren en daar geen waarde heeft, als <em>niet gerapporteerd</em>. Dat geldt ook voor een exporteur \
    wiens leveringen minder bedragen dan 0,1% van wat hij in dat jaar heeft vergund, tenzij het pijplijnbestand met \
    <code>reported_at_least</code> een ander deel noemt: zo'n waarde is een verdwaald getal en geen opgave.</p>
    <p>Jaren waarover een exporteur niet heeft gerapporteerd, tellen niet mee in teller of noemer. De cijfers \
    voor alle leden zijn dan <em>onvolledig</em>: zij gelden alleen voor wie wel heeft gerapporteerd, en zeggen niets \
    over de anderen.</p>
    """
  }
  func exporterYears(_ reported: String, of due: String, due count: Int, group: String, rule: String) -> String {
    """
    Leden van de \(group), die elk meetellen \(rule): over \(reported) van \(due) vereiste \
    \(count == 1 ? "landjaar" : "landjaren") is gerapporteerd.
    """
  }
  func matrixCaption(_ source: String, basis: String, legend: String) -> String {
    "\(source), \(basis): exporteurs per jaar. \(legend)"
  }
  var reportedOfDue: String { "Gerapporteerd van vereist" }
  var all: String { "Alle" }
  var notReportedNone: String { "Niet gerapporteerd: geen." }
  func notReported(_ count: String, _ number: Int) -> String {
    "Niet gerapporteerd, \(count) \(number == 1 ? "landjaar" : "landjaren"):"
  }
}

extension Dutch: UnknownTexts {
  var nothingUnknown: String { "Er is geen oorzaak gevonden die een cijfer tot een bandbreedte maakt." }
  var unknownLede: HTML {
    """
    <p>Elke waarde die een bandbreedte wijder maakt, heeft één oorzaak. De <em>versmalling</em> is het aantal \
    procentpunten waarmee de bandbreedte ten minste smaller wordt als deze oorzaak wegvalt, wat de ontbrekende opgave ook \
    vermeldt.</p>
    """
  }
  func unknownCaption(_ unit: String, width: String?) -> String {
    "Bedragen in \(unit)\(width.map { "; de bandbreedte is \($0) procentpunt" } ?? "")"
  }
  var whyItIsNotKnown: String { "Waarom het niet bekend is" }
  var worth: String { "Versmalling (procentpunt)" }
  var settledBy: String { "Een opgave zou moeten vermelden" }
}

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
    case "years": return "over \(rest.replacingSlash(by: " van de ")) vereiste jaren is gerapporteerd"
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

extension Dutch: EvidenceTexts {
  var evidence: String { "De gegevens achter de cijfers" }
  var evidenceLede: String {
    "Teller en noemer zijn uit te klappen tot de grootste records, met het bestand en de regel waaruit elk is gelezen."
  }
  var allRecords: String { "Alle records, met hun tekst:" }
  func bucketSummary(
    _ bucket: String, amount: String, unit: String, records: String, count: Int, shown: Int
  ) -> String {
    let which = shown < count ? ", waarvan de grootste \(shown)" : ""
    return "\(bucket): \(amount) \(unit), \(records) \(count == 1 ? "record" : "records")\(which)"
  }
  func evidenceCaption(_ unit: String) -> String { "Bedragen in \(unit)" }
  var goods: String { "Goederen" }
  var fileAndLine: String { "Bestand en regel" }
  var noDestination: String { "niet vermeld" }
  func unknown(_ unknown: PartySet.Unknown) -> String {
    switch unknown {
    case .unknown: "onbekend"
    case .several: "verscheidene landen"
    case .withheld: "niet vrijgegeven"
    }
  }
  func within(_ group: String) -> String { "\(group)-land, niet nader genoemd" }
  func oneOf(_ names: [String]) -> String { "een van \(names.joined(separator: ", "))" }
}

extension Dutch: SourceTexts {
  var publisher: String { "Uitgever" }
  var address: String { "Adres" }
  var terms: String { "Voorwaarden" }
  var citation: String { "Bronvermelding" }
  var reporting: String { "Wijze van rapporteren" }
  var yearsHead: String { "Jaren" }
  var mapping: String { "Vertaalbestand" }
  var size: String { "Omvang" }
  func bytes(_ count: String) -> String { "\(count) bytes" }
  var fileContents: String { "Inhoud" }
  func rowsAndRecords(_ rows: Int, _ records: Int) -> String {
    "\(self.rows(rows)), \(Digits(.dutch).count(records)) \(records == 1 ? "record" : "records")"
  }
  var balanceCaption: String {
    "Ingelezen rijen = verwerkt + weggelaten + afgewezen; een verwerkte rij kan verscheidene gegevens opleveren"
  }
  var rowsIn: String { "Ingelezen" }
  var mapped: String { "Verwerkt" }
  var dropped: String { "Weggelaten" }
  var rejected: String { "Afgewezen" }
  var notAccountedFor: String { "Niet verantwoord" }
  var rowsDropped: String { "Weggelaten rijen" }
  var valuesSkipped: String { "Overgeslagen waarden" }
  var repairsMade: String { "Herstelde waarden" }
  var reason: String { "Reden" }
  var count: String { "Aantal" }
  var leftOutTitle: String { "Bewaard, maar niet in de aandelen meegeteld" }
  var leftOutLede: String {
    "Deze gegevens staan in het register van het programma en in geen enkel aandeel, elk om de reden die erbij staat."
  }
  var leftOutCaption: String { "Niet meegetelde gegevens, naar bron en reden" }
  var nothingRefused: String { "Er is niets afgewezen." }
  var rejectsLede: String {
    "Afgewezen is een rij, of één waarde van een rij, die in strijd is met een regel van het vertaalbestand. Zij zit in "
      + "geen enkel cijfer. Alle worden met hun plaats bewaard; de eerste van elke soort staan hieronder."
  }
  func singleValues(_ count: String) -> String {
    "Afgewezen losse waarden, in rijen die verder gegevens opleverden: \(count)."
  }
  var checksLede: String {
    "Wat de vertaalbestanden van hun bronnen als geheel eisen. Een controle die als fout eindigt, stopt de verwerking; "
      + "een die als waarschuwing eindigt, staat hier."
  }
  var check: String { "Controle" }
  var kind: String { "Soort" }
  var expected: String { "Verwacht" }
  var found: String { "Gevonden" }
  var passed: String { "voldaan" }
  func severity(_ severity: String) -> String {
    switch severity {
    case "error": "fout"
    case "warning": "waarschuwing"
    default: severity
    }
  }
  var firstOfWhatIsWrong: String { "het eerste dat niet klopt" }
}

extension Dutch: DefinitionTexts {
  var shareDefinitions: HTML {
    """
    <li><strong>Aandeel buiten.</strong> De waarde van de uitvoer met een bestemming buiten de groep, gedeeld door de \
    waarde van alle uitvoer. Aan de onderkant geldt elke onbepaalde bestemming als binnen, aan de bovenkant als \
    buiten.</li>
    <li><strong>Wiens uitvoer.</strong> Die van de leden van het bondgenootschap. Een ruimere groep verruimt alleen wat \
    als binnen geldt: haar overige leden worden daardoor geen exporteur.</li>
    <li><strong>Buiten, binnen, onbepaald.</strong> Een bestemming kan uit verscheidene staten bestaan, een blok zijn of \
    onbekend. Zij ligt buiten als geen van de mogelijke staten tot de groep behoort, binnen als alle ertoe behoren, en \
    is anders onbepaald.</li>
    <li><strong>Gelijkgestelde landen.</strong> Australië, Japan, Nieuw-Zeeland en Zwitserland, die in de Nederlandse \
    exportcontrole als bondgenoten worden behandeld.</li>
    """
  }
  func memberCounts(_ rule: String) -> String { "Lid \(rule)." }
  var partyDefinitions: HTML {
    """
    <li><strong>Gebiedsdelen</strong> tellen mee met de staat waartoe zij behoren.</li>
    <li><strong>De NAVO als ontvanger</strong>, van vliegtuigen in gemeenschappelijk bezit, geldt als binnen.</li>
    <li><strong>Andere internationale organisaties</strong> gelden als buiten, en <strong>niet-statelijke \
    groeperingen</strong> eveneens.</li>
    <li><strong>Niet gerapporteerd is geen nul.</strong> Een exporteur zonder cijfer telt niet mee in \
    teller of noemer. Hij wordt <a href="#coverage">met name genoemd</a>, en de uitkomst voor alle leden is onvolledig.</li>
    <li><strong>Verschillende soorten worden niet opgeteld.</strong> Vergunningen, bestellingen, leveringen en volumes, \
    en verschillende eenheden, worden nooit opgeteld, gemiddeld of op elkaar gedeeld. TIV is een volume aan militair \
    vermogen en geen geld.</li>
    """
  }
  func reproduceLede(_ pipeline: String) -> HTML {
    """
    Het pijplijnbestand <code>\(pipeline)</code> levert met de bovenstaande bestanden deze pagina en de tabellen opnieuw \
    op, tot op de byte gelijk:
    """
  }
  var allFigures: String { "Alle cijfers als tabellen, beschreven door" }
}

extension Dutch: BriefTexts {
  var brief: String { "Samenvatting" }
  var briefLink: String { "De samenvatting op één pagina" }
  var theAnswer: String { "Het antwoord" }
  func whyNoPointShort(_ causes: RangeCauses) -> [String] {
    let reasons = [
      (
        causes.destinations,
        "Sommige opgaven noemen de bestemming niet, of noemen een groep staten; die waarde kan binnen zijn gebleven of "
          + "niet."
      ),
      (
        causes.values,
        "Sommige waarden zijn afgerond, geschat, niet vrijgegeven of open gelaten; de bandbreedte omvat alles wat zij kunnen zijn."
      ),
      (causes.silence, "Niet elke staat rapporteert over elk jaar, en zwijgen is geen nul."),
      (causes.bases, "De bronnen tellen vergunningen, leveringen of volume; die zijn niet op te tellen."),
      (causes.definitions, "Wie als binnen geldt (alleen bondgenoten, of ook partners) verschuift het antwoord."),
    ]
    return reasons.filter(\.0).map(\.1)
  }
  var perAlly: String { "Per bondgenoot" }
  var whatWouldSettleIt: String { "Wat uitsluitsel zou geven" }
  func settlesBy(_ points: String) -> String { "maakt de bandbreedte \(points) procentpunt smaller" }
  func silentReports(_ count: String, _ number: Int, source: String) -> String {
    "de \(count) ontbrekende \(number == 1 ? "opgave" : "opgaven") van exporteurs in \(source)"
  }
  var fullReport: String { "Het volledige rapport, met de gegevens achter elk cijfer" }
  func moreAllies(_ count: Int) -> String { "en nog \(count) in het volledige rapport" }
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
