import ArgumentParser

/// `vntext text`.
struct TextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text",
    abstract: "Writes the text of documents, which the places in other output count.",
    discussion: """
      Paragraphs are parted by empty lines; a row of a table is a line, and its cells are parted by tabs.

      Examples:
        vntext text report.docx
        vntext text page.html | less
        vntext text --max-time 120 -o report.txt report.pdf

      Exit status: 0 done, 2 an input could not be read or decoded, 64 wrong usage.
      """)

  @OptionGroup var input: DocumentOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "file"))
  var output: String?

  @Flag(name: .shortAndLong, help: "No warnings.")
  var quiet = false

  mutating func run() throws {
    let inputs = try input.resolve(for: Self.self)
    let diagnostics = Diagnostics(isQuiet: quiet)
    let options = input
    try OutputSink.run(output, avoiding: inputs.paths, diagnostics) { (sink) throws(OutputError) in
      let feed = InputFeed(inputs, options, diagnostics, pieces: .utf8)
      while let job = feed.next() {
        try job.forEachText(options, diagnostics) { (text) throws(OutputError) in try sink.write(bytes: text.document.utf8) }
      }
    }
  }
}
