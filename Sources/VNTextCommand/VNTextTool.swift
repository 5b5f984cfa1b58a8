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
      """,
    version: "vntext \(version) (ICU \(ICU.version))",
    subcommands: [ExtractCommand.self])
}
