import Glibc

/// Measures the `vntext` command and the library, checks what they find, and prints Markdown tables.
///
/// Arguments: the command, a folder for inputs and outputs, the prose, the reports. Exit: 0 all holds · 1 a count is
/// wrong or a bound is broken · 2 a file or program fails · 64 usage.
@main
struct Benchmarks {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count >= 4 else {
      Files.complain("usage: Benchmarks VNTEXT FOLDER PROSE REPORT…; see Tools/Benchmarks/run")
      exit(64)
    }
    let paths = Array(arguments)
    do {
      var report = Report()
      let dense = try RepeatedText(name: "dense", joining: Array(paths[3...]))
      let prose = try RepeatedText(name: "prose", joining: [paths[2]])
      report.describe(dense)
      report.describe(prose)
      report.expect(prose.first == prose.gold, "prose: the library finds \(prose.first) figures, its gold table has \(prose.gold)")

      let command = CommandMeasures(vntext: paths[0], folder: paths[1])
      let start = try command.measureStart(with: dense, into: &report)
      try command.measureThroughput(of: [dense, prose], start: start, into: &report)
      try DocumentMeasures(vntext: paths[0], folder: paths[1]).measure(on: [dense, prose], into: &report)
      try FactMeasures(vntext: paths[0], folder: paths[1]).measure(on: [dense, prose], into: &report)
      LibraryMeasures.measureExtractor(on: [dense, prose], into: &report)
      LibraryMeasures.measureDecimals(into: &report)
      try SpellingMeasures.measureNumbers(into: &report)
      SpellingMeasures.measureTexts([dense, prose], into: &report)
      SpellingMeasures.checkLaws(into: &report)
      OrthographyMeasures.measure(on: [dense, prose], into: &report)
      WordMeasures.measure(on: prose, into: &report)
      RestorationMeasures.measure(on: [prose], into: &report)
      report.finish()
      exit(report.failures.isEmpty ? 0 : 1)
    } catch {
      Files.complain(error.message)
      exit(2)
    }
  }
}
