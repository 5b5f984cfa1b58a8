/// The Markdown that is printed as it is measured, and what did not hold.
struct Report {
  private(set) var failures: [String] = []

  func heading(_ text: String) { print("\n## \(text)\n") }
  func line(_ text: String) { print(text + "\n") }
  func row(_ cells: [String]) { print("| " + cells.joined(separator: " | ") + " |") }
  func rule(_ columns: Int) { row(["---"] + Array(repeating: "---:", count: columns - 1)) }

  func block(_ lines: [String]) {
    print("```")
    for line in lines { print(line) }
    print("```\n")
  }

  mutating func expect(_ holds: Bool, _ failure: @autoclosure () -> String) {
    if !holds { failures.append(failure()) }
  }

  /// A count as it is shown: in bold when it is not the right one.
  mutating func found(_ count: Int, _ right: Int, in place: String) -> String {
    expect(count == right, "\(place): \(Format.count(count)) found, right are \(Format.count(right))")
    return count == right ? Format.count(count) : "**\(Format.count(count))**"
  }

  /// One sentence on a text and its right answer.
  func describe(_ text: RepeatedText) {
    let density = Format.fixed(Double(text.copy.count) / Double(max(1, text.first)), 0)
    let law =
      text.step == text.first
      ? "n copies must give n times as many"
      : "the text before changes \(text.step - text.first) of them, so n copies must give \(text.first) + (n − 1) × \(text.step)"
    print(
      "- **\(text.name)**: \(text.files) file\(text.files == 1 ? "" : "s"), \(Format.count(text.copy.count)) bytes a copy; the library finds "
        + "\(Format.count(text.first)) figures in it, one every \(density) bytes (rows in the gold tables: \(Format.count(text.gold))); \(law)."
    )
  }

  func finish() {
    print("")
    if failures.isEmpty { print("All counts are right and all bounds hold.") }
    for failure in failures {
      print("- **Does not hold:** \(failure)")
      Files.complain(failure)
    }
  }
}

/// Numbers as the tables show them.
enum Format {
  static func rate(_ megabytesPerSecond: Double) -> String { fixed(megabytesPerSecond, 1) + " MB/s" }
  static func milliseconds(_ seconds: Double) -> String { fixed(seconds * 1000, 2) + " ms" }

  /// With a comma between thousands: `1,882,218`.
  static func count(_ value: Int) -> String {
    let digits = Array("\(value.magnitude)")
    let groups = stride(from: digits.count % 3 == 0 ? 0 : digits.count % 3 - 3, to: digits.count, by: 3)
    return (value < 0 ? "-" : "") + groups.map { String(digits[max(0, $0)..<$0 + 3]) }.joined(separator: ",")
  }

  /// With so many digits behind the point: `fixed(21.94, 1)` is `21.9`.
  static func fixed(_ value: Double, _ digits: Int) -> String {
    let unit = (0..<digits).reduce(1.0) { power, _ in power * 10 }
    let scaled = Int((value.magnitude * unit).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard digits > 0 else { return sign + "\(scaled)" }
    let text = String(repeating: "0", count: max(0, digits + 1 - "\(scaled)".count)) + "\(scaled)"
    return sign + text.dropLast(digits) + "." + text.suffix(digits)
  }
}
