#include "CVietBytes.h"

#include <string.h>

// The compiler makes SSE2 or NEON of these.
typedef uint8_t block __attribute__((vector_size(16)));
typedef int8_t mask __attribute__((vector_size(16)));

static inline block load(const uint8_t *bytes) {
  block result;
  memcpy(&result, bytes, sizeof result);
  return result;
}

static inline int any(mask lanes) {
  uint64_t halves[2];
  memcpy(halves, &lanes, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

// The length of a plain scalar; 0 for any other one and for bytes that are no UTF-8.
static inline size_t plain_length(const uint8_t *bytes, size_t room) {
  uint8_t lead = bytes[0];
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xCB) return room >= 2 && (bytes[1] & 0xC0) == 0x80 ? 2 : 0;
  if (room < 3 || (bytes[2] & 0xC0) != 0x80) return 0;
  uint8_t second = bytes[1], third = bytes[2];
  switch (lead) {
    case 0xE1: return (second & 0xFC) == 0xB8 ? 3 : 0;
    case 0xE2:  // without marks and the few signs that NFC replaces: U+2000, U+2001, U+2126, U+212A, U+212B, U+2329, U+232A
      if (second == 0x80) return third >= 0x82 ? 3 : 0;
      if (second == 0x84) return third < 0xA6 ? 3 : 0;
      if (second == 0x8C) return third < 0xA9 ? 3 : 0;
      return second >= 0x81 && second <= 0xAA && second != 0x83 ? 3 : 0;
    case 0xEF: return second == 0xBB && third == 0xBF ? 3 : 0;
    case 0xF0: return room >= 4 && second == 0x9F && (bytes[3] & 0xC0) == 0x80 ? 4 : 0;
    default: return 0;
  }
}

// Whether a byte of a block breaks the rules of the most common plain text (no emoji, of U+2000–U+2FFF the punctuation only), from the two bytes before each. `v` is the block, `p` and `q` the same one and two bytes
// earlier.
static inline mask faults(block v, block p, block q) {
  mask continuation = (mask)v < (int8_t)0xC0;
  mask ascii = (mask)v >= 0;
  mask lead2 = (v >= 0xC2) & (v <= 0xCB);
  mask lead3 = (v == 0xE1) | (v == 0xE2);
  mask p1 = p == 0xE1, p2 = p == 0xE2, q2 = q == 0xE2;
  mask due = ((p >= 0xC2) & (p <= 0xCB)) | p1 | p2 | (q == 0xE1) | q2;
  return (continuation ^ due) | ~(continuation | ascii | lead2 | lead3) | (p1 & ((v & 0xFC) != 0xB8)) | (p2 & (v != 0x80)) | (q2 & (v < 0x82));
}

size_t cvb_plain_prefix(const uint8_t *bytes, size_t count) {
  size_t position = 0;
  for (;;) {
    // Single scalars first: a block needs two bytes before it, and what stopped the last one is told exactly.
    size_t stop = position + 16;
    while (position < count && position < stop) {
      size_t length = plain_length(bytes + position, count - position);
      if (length == 0) return position;
      position += length;
    }
    if (position >= count) return count;
    size_t start = position;
    while (position + 16 <= count) {
      block v = load(bytes + position);
      if (!any((mask)v < 0) && bytes[position - 1] < 0x80) {
        position += 16;
        continue;
      }
      if (any(faults(v, load(bytes + position - 1), load(bytes + position - 2)))) break;
      position += 16;
    }
    // Back to the start of the scalar that the last block may have cut.
    while (position > start && (bytes[position - 1] & 0xC0) == 0x80) position -= 1;
    if (position > start && bytes[position - 1] >= 0xC0) position -= 1;
  }
}

size_t cvb_ascii_prefix(const uint8_t *bytes, size_t count) {
  size_t position = 0;
  while (position + 16 <= count && !any((mask)load(bytes + position) < 0)) position += 16;
  while (position < count && bytes[position] < 0x80) position += 1;
  return position;
}
