import ArgumentParser
import VietOrthography
import VietText

/// `vntext sort`.
struct SortCommand: ParsableCommand {
  /// What is compared first.
  enum Order: String, CaseIterable, ExpressibleByArgument {
    case syllables, letters

    var order: VietnameseOrder.Unit { self == .syllables ? .syllables : .letters }
  }

  static let configuration = CommandConfiguration(
    commandName: "sort",
    abstract: "Sorts lines in Vietnamese order: a ă â b … d đ …, tones after letters (level, huyền, hỏi, ngã, sắc, nặng).",
    discussion: """
      The lines of all texts are sorted together; equal ones keep their order. With --by syllables, as dictionaries do, a syllable is compared
      whole before the next one, so that all of "ba …" comes before "bà"; --by letters compares the letters of the whole line before its tones.

      Examples:
        vntext sort names.txt
        vntext sort --unique --reverse words.txt
        vntext sort --key 2 --separator , table.csv

      Exit status: 0 done, 2 an input could not be read or decoded, 64 wrong usage.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  @Flag(name: .shortAndLong, help: "The last line first.")
  var reverse = false

  @Flag(name: .shortAndLong, help: "Of lines that are equal to the letter only the first one.")
  var unique = false

  @Option(name: .long, help: "Compare syllable by syllable, or the letters of the whole line first.")
  var by: Order = .syllables

  @Option(name: .long, help: ArgumentHelp("Compare this field only, counted from 1.", valueName: "field"))
  var key: Int?

  @Option(name: .long, help: "The character between fields (default: tab).")
  var separator: String?

  func validate() throws {
    if output.format != nil { throw ValidationError("sort writes lines; leave --format out") }
    if let key, key < 1 { throw ValidationError("--key counts fields from 1") }
    if let separator, separator.utf8.count != 1 { throw ValidationError("--separator is one ASCII character, e.g. ,") }
    if separator != nil, key == nil { throw ValidationError("--separator parts fields; add --key") }
  }

  mutating func run() throws {
    let inputs = try input.resolve(for: Self.self)
    let diagnostics = Diagnostics(isQuiet: output.quiet)
    let command = self
    try output.run(avoiding: inputs.paths, diagnostics) { (sink, _) throws(OutputError) in
      var lines: [ArraySlice<UInt8>] = []
      for source in inputs.sources {
        guard let document = source.read(command.input.decoding, diagnostics) else { continue }
        var text = document.utf8[...]
        // A byte order mark belongs to the file, not to its first line.
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        lines += Self.lines(of: text)
      }
      do throws(DocumentError) {
        lines = try command.sorted(lines)
      } catch {
        return diagnostics.error("sort", "ICU has no Vietnamese order here; install its data (libicu)")
      }
      for line in lines {
        line.withUnsafeBufferPointer { sink.buffer.append($0) }
        sink.buffer.append(0x0A)
        try sink.flushIfFull()
      }
    }
  }

  /// The lines without their ends; a last one without an end is one, too.
  private static func lines(of text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { $0.last == 0x0D ? $0.dropLast() : $0 }
  }

  private func sorted(_ lines: [ArraySlice<UInt8>]) throws(DocumentError) -> [ArraySlice<UInt8>] {
    let order = try VietnameseOrder(by: by.order)
    let keys = lines.map { line in field(of: line).withUnsafeBufferPointer { order.sortKey(of: $0) } }
    var sorted = keys.indices.sorted { a, b in
      if keys[a] == keys[b] { return a < b }
      return keys[a].lexicographicallyPrecedes(keys[b]) != reverse
    }
    if unique {
      var seen: Set<ArraySlice<UInt8>> = []
      sorted = sorted.filter { seen.insert(lines[$0]).inserted }
    }
    return sorted.map { lines[$0] }
  }

  /// The field to compare; empty where the line has fewer.
  private func field(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let key else { return line }
    let fields = line.split(separator: separator?.utf8.first ?? 0x09, omittingEmptySubsequences: false)
    return key <= fields.count ? fields[key - 1] : []
  }
}
