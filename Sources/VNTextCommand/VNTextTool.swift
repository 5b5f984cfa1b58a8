import ArgumentParser
import VietICU

/// The command `vntext`.
@main
struct VNTextTool: ParsableCommand {
  /// The version of the program.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "vntext",
    abstract: "A toolkit for Vietnamese text: finds every figure of a report with its exact value, unit and place.",
    discussion: """
      Examples:
        vntext extract report.txt                    figures as a table on a terminal, JSON Lines in a pipe
        vntext extract --kinds money,percent *.txt   only these kinds
        vntext extract --format csv -o out.csv dir   every text below a folder, into one CSV file
        vntext facts --format csv report.txt         indicator, period, value, plan and change, a row each
        vntext eval Corpora/Reports                  how good it is on texts with gold tables
        vntext spell --text report.txt               figures in words
        vntext tokenize report.txt                   a sentence a line, its words with joined syllables
        vntext normalize --tone new report.txt       one Unicode form, hoà for hòa
        vntext convert old.txt                       from TCVN3, VNI, VISCII … to UTF-8
        vntext diacritics strip report.txt           Duong for Đường
        vntext sort names.txt                        lines in Vietnamese order
      """,
    version: "vntext \(version) (ICU \(ICU.version))",
    subcommands: [
      ExtractCommand.self, FactsCommand.self, CheckCommand.self, TextCommand.self, EvalCommand.self,
      TokenizeCommand.self, SpellCommand.self, NormalizeCommand.self, DiacriticsCommand.self,
      ConvertCommand.self, SortCommand.self,
    ])

  /// Parses and runs; wrong usage is one line: what is wrong and where to read more.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      let message = message(for: error).split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }.joined(separator: " ")
      let sentence = message.hasSuffix(".") ? String(message.dropLast()) : message
      Diagnostics.print("vntext: \(sentence); see '\(helpCommand)'")
      exit(withError: ExitCode.validationFailure)
    }
  }

  /// Where to read more about what was typed.
  private static var helpCommand: String {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    let named = CommandLine.arguments.dropFirst().first.flatMap { names.contains($0) ? $0 : nil }
    return "vntext \(named.map { $0 + " " } ?? "")--help"
  }
}
