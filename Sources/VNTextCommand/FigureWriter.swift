import VietFigures

/// Writes figures in one output format.
protocol FigureWriter {
  mutating func begin() throws(OutputError)
  /// The figures that follow stand in this file.
  mutating func start(file: String) throws(OutputError)
  mutating func write(_ figure: borrowing Figure, at place: FigurePlace) throws(OutputError)
  mutating func end() throws(OutputError)
}
