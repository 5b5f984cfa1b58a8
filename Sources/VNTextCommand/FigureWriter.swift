/// Writes figures in one output format.
protocol FigureWriter {
  mutating func begin() throws(OutputError)
  mutating func write(_ row: FigureRow) throws(OutputError)
  mutating func end() throws(OutputError)
}
