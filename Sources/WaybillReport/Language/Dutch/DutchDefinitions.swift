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
