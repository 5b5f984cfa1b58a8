import TestSupport
import VietNumbers

/// The numeral that starts a text, as a test compares it.
struct Reading {
  let numeral: Numeral
  /// What the numeral covers.
  let text: String
  /// Its value, `above/below` for a fraction.
  var value: String {
    numeral.value.description + (numeral.denominator.map { "/\($0)" } ?? "")
  }

  /// Nil where no numeral starts the text.
  init?(of text: String) {
    let found = withPassage(text) { passage -> (Numeral, String)? in
      var evidence = NeighbourEvidence()
      _ = evidence.survey(passage)
      guard let numeral = NumeralGrammar(passage: passage, evidence: evidence).numeral(at: 0) else { return nil }
      let bytes = Array(text.utf8)[Int(passage[0].start)..<Int(passage[numeral.end - 1].end)]
      return (numeral, String(decoding: bytes, as: UTF8.self))
    }
    guard let found else { return nil }
    (numeral, self.text) = found
  }
}
