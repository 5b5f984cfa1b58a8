import VNText

/// Measures `DiacriticRestorer` on texts whose diacritics were taken away: how many words come back, and how fast.
enum RestorationMeasures {
  private static let megabytes = 4
  /// How fast it must be, in MB/s of bare text.
  private static let floor = 3.0
  /// How many words of a hundred must be right in prose.
  private static let share = 97

  static func measure(on texts: [RepeatedText], into report: inout Report) {
    report.heading("Restoring diacritics")
    report.line(
      "`DiacriticRestorer.restore(_:)` in this process, \(megabytes) MB of each text without its diacritics, best of 3; right are the words that are those of the text."
    )
    report.row(["text", "words", "right", "share", "rate"])
    report.rule(5)
    let restorer = DiacriticRestorer()
    for text in texts {
      let full = TonePlacement.old.placing(NormalizationForm.nfc.normalized(String(decoding: text.copy, as: UTF8.self)))
      let bare = DiacriticLevel.all.folding(full)
      let wanted = words(of: full)
      let right = zip(words(of: restorer.restore(bare)), wanted).count { $0 == $1 }
      let repeated = Array(String(repeating: bare + "\n\n", count: max(1, megabytes * 1_000_000 / bare.utf8.count)).utf8)
      let seconds = repeated.withUnsafeBufferPointer { bytes in
        LibraryMeasures.best(rounds: 3) { restorer.restore(bytes, keepsEdits: false)?.bytes.count ?? 0 }.1
      }
      let rate = Double(repeated.count) / 1e6 / seconds
      report.row([
        text.name, Format.count(wanted.count), Format.count(right), Format.fixed(100 * Double(right) / Double(wanted.count), 2) + " %",
        Format.rate(rate),
      ])
      report.expect(right * 100 >= wanted.count * share, "\(text.name): only \(right) of \(wanted.count) words are restored")
      report.expect(rate >= floor, "\(text.name): diacritics are restored at \(Format.rate(rate))")
    }
  }

  private static func words(of text: String) -> [Substring] { text.split { !$0.isLetter } }
}
