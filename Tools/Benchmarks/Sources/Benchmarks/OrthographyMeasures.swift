import CNormalize
import VNText

/// Measures normalization against ICU's own calls, and decoding of every legacy encoding.
enum OrthographyMeasures {
  private static let megabytes = 16
  /// How many times as fast as ICU normalization must be.
  private static let factor = 2.0
  /// How fast decoding must be, in MB/s.
  private static let floor = 150.0

  static func measure(on texts: [RepeatedText], into report: inout Report) {
    measureNormalization(on: texts, into: &report)
    for text in texts { measureEncodings(on: text, into: &report) }
  }

  private static func bytes(of text: RepeatedText, _ form: NormalizationForm) -> [UInt8] {
    let one = form.normalized(String(decoding: text.copy, as: UTF8.self)) + "\n\n"
    return Array(String(repeating: one, count: max(1, megabytes * 1_000_000 / one.utf8.count)).utf8)
  }

  /// `NormalizationForm.nfc` on composed and decomposed text, against ICU on the same bytes.
  private static func measureNormalization(on texts: [RepeatedText], into report: inout Report) {
    report.heading("Normalization")
    report.line("In this process, \(megabytes) MB of each text, best of 10. Right is what ICU gives.")
    report.row(["call", "text", "bytes", "right answer", "rate", "ICU", "rate", "ratio"])
    report.rule(8)
    for text in texts {
      let composed = bytes(of: text, .nfc), apart = bytes(of: text, .nfd)
      composed.withUnsafeBufferPointer { bytes in
        let base = bytes.baseAddress.unsafelyUnwrapped
        let (holds, seconds) = LibraryMeasures.best { NormalizationForm.nfc.holds(for: bytes) ? bytes.count : 0 }
        let (right, icu) = LibraryMeasures.best { cnz_is_nfc(base, bytes.count) ? bytes.count : 0 }
        row(
          "`NormalizationForm.nfc.holds(for:)`", "\(text.name), NFC", holds, right, seconds, "`isNormalizedUTF8`", icu, bytes.count, &report
        )
      }
      apart.withUnsafeBufferPointer { bytes in
        let base = bytes.baseAddress.unsafelyUnwrapped
        var result = [UInt8](repeating: 0, count: bytes.count)
        let (found, seconds) = LibraryMeasures.best { (try? NormalizationForm.nfc.normalize(bytes, keepsEdits: false))?.bytes.count ?? 0 }
        let (right, icu) = LibraryMeasures.best { cnz_to_nfc(base, bytes.count, &result, result.count) }
        let isSame = (try? NormalizationForm.nfc.normalize(bytes))?.bytes.elementsEqual(result[..<right]) ?? false
        report.expect(isSame, "NFC of \(text.name) is not ICU's")
        row(
          "`NormalizationForm.nfc.normalize(_:keepsEdits:)`", "\(text.name), NFD", found, right, seconds, "`normalizeUTF8`", icu,
          bytes.count, &report)
      }
    }
  }

  private static func row(
    _ call: String, _ text: String, _ found: Int, _ right: Int, _ seconds: Double, _ baseline: String, _ icu: Double, _ count: Int,
    _ report: inout Report
  ) {
    let megabytes = Double(count) / 1e6
    report.row([
      call, text, report.found(found, right, in: "\(call), \(text)"), Format.count(right), Format.rate(megabytes / seconds), baseline,
      Format.rate(megabytes / icu), Format.fixed(icu / seconds, 1),
    ])
    report.expect(icu / seconds >= factor, "\(call), \(text): \(Format.fixed(icu / seconds, 2)) times as fast as ICU, not \(factor)")
  }

  /// Each encoding back to the text it was made from.
  private static func measureEncodings(on text: RepeatedText, into report: inout Report) {
    report.heading("Legacy encodings, \(text.name)")
    report.line(
      "Decoding in this process, \(megabytes) MB of text, best of 10; right is the text before encoding, but for what the encoding lacks. Rates count bytes of the file."
    )
    report.row(["encoding", "bytes", "right answer", "rate", "with the places of all letters", "told by `EncodingDetector`"])
    report.rule(6)
    let source = bytes(of: text, .nfc)
    for encoding in LegacyEncoding.allCases {
      let encoded = source.withUnsafeBufferPointer { encoding.encode($0) }
      encoded.bytes.withUnsafeBufferPointer { bytes in
        let (found, seconds) = LibraryMeasures.best(rounds: 5) { encoding.decode(bytes, keepsEdits: false).bytes.count }
        let (_, withEdits) = LibraryMeasures.best(rounds: 3) { encoding.decode(bytes).bytes.count }
        let decoded = encoding.decode(bytes, keepsEdits: false).bytes
        let right = encoded.losses.isEmpty ? source.count : decoded.count
        report.expect(!encoded.losses.isEmpty || decoded == source, "\(encoding.rawValue) does not round-trip \(text.name)")
        let megabytes = Double(bytes.count) / 1e6
        let guess = EncodingDetector.guess(bytes)?.encoding?.rawValue ?? "none"
        report.row([
          encoding.rawValue, report.found(found, right, in: encoding.rawValue), Format.count(right), Format.rate(megabytes / seconds),
          Format.rate(megabytes / withEdits), guess,
        ])
        if !encoding.isText {
          report.expect(megabytes / seconds >= floor, "\(encoding.rawValue) decodes at \(Format.rate(megabytes / seconds))")
        }
      }
    }
  }
}
