extension Range<Int> {
  /// The first index for which a condition holds that holds for all behind it; the end where it never does. Logarithmic.
  ///
  /// ```
  /// let sorted = [1, 3, 5]
  /// sorted.indices.partitioningIndex { sorted[$0] >= 2 }   // 1
  /// ```
  @inlinable
  public func partitioningIndex(where holds: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
